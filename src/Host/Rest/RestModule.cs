using Switchboard.Registry;

namespace Switchboard.Host.Rest;

internal static class RestModule
{
    internal const string Base = "/api/v1";

    /// <summary>The REST face: nothing here names a verb or a set.</summary>
    internal static void MapRest(this WebApplication app)
    {
        var registry = app.Services.GetRequiredService<VerbRegistry>();
        var api = app.MapGroup(Base);
        var verbs = new VerbEndpoints(api);
        var sets = new SetEndpoints(api);
        foreach (var set in registry.Sets)
            set.Accept(sets);
        foreach (var verb in registry.Verbs)
            verb.Accept(verbs);
        api.MapFallback(() => Problems.From(StatusCodes.Status404NotFound, "route.not-found", "There is nothing at this address. The API is described at /docs."));
    }

    /// <summary>Whatever went wrong unexpectedly answers as a problem, with a trace id and without a stack trace.</summary>
    internal static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler(handler => handler.Run(context =>
            Problems.From(StatusCodes.Status500InternalServerError, "server.error", "Something went wrong on our side. Nothing was changed. Quote the traceId if you ask us about it.").ExecuteAsync(context)));
        app.UseStatusCodePages(pages => pages.HttpContext.Request.Path.StartsWithSegments(Base, StringComparison.Ordinal)
            ? Problems.From(pages.HttpContext.Response.StatusCode, "request.refused", "This address does not take that method.").ExecuteAsync(pages.HttpContext)
            : Task.CompletedTask);
    }
}
