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
    }

    /// <summary>Whatever went wrong unexpectedly answers as a problem, with a trace id and without a stack trace.</summary>
    internal static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            // A request broken below HTTP's own rules is the caller's to mend; everything else is ours.
            StatusCodeSelector = fault => fault is BadHttpRequestException bad ? bad.StatusCode
                : DatabaseOutage.Is(fault) ? StatusCodes.Status503ServiceUnavailable
                : StatusCodes.Status500InternalServerError,
            ExceptionHandler = context => (context.Response.StatusCode < StatusCodes.Status500InternalServerError
                ? OfStatus(context.Response.StatusCode)
                : context.Response.StatusCode == StatusCodes.Status503ServiceUnavailable ? Problems.From(new DatabaseOutage())
                : Problems.From(StatusCodes.Status500InternalServerError, "server.error", "Something went wrong on our side. Quote the traceId if you ask us about it.")).ExecuteAsync(context),
        });
        app.UseStatusCodePages(pages => Speaks(pages.HttpContext.Request.Path) ? OfStatus(pages.HttpContext.Response.StatusCode).ExecuteAsync(pages.HttpContext) : Task.CompletedTask);
    }

    private static bool Speaks(PathString path) => path.StartsWithSegments("/api", StringComparison.Ordinal) || path.StartsWithSegments("/files", StringComparison.Ordinal);

    /// <summary>What the framework refused before any of our code saw it.</summary>
    private static IResult OfStatus(int status) => status switch
    {
        StatusCodes.Status404NotFound => Problems.From(status, "route.not-found", "There is nothing at this address. The API is described at /docs."),
        StatusCodes.Status405MethodNotAllowed => Problems.From(status, "route.method-not-allowed", "This address does not take that method; the header Allow names those it takes."),
        _ => Problems.From(status, "request.refused", "The request cannot be served as it is. The API is described at /docs."),
    };
}
