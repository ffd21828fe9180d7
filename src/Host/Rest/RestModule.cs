using Switchboard.Host.Rest.Bulk;
using Switchboard.Host.Rest.Filters;
using Switchboard.Host.Rest.Limits;
using Switchboard.Host.Rest.Versions;
using Switchboard.Host.Scim;
using Switchboard.Registry;

namespace Switchboard.Host.Rest;

internal static class RestModule
{
    internal const string Base = "/api/v1";

    internal static IServiceCollection AddRest(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(RateLimits.Of(configuration));
        services.AddSingleton<ListFilter>();
        services.AddSingleton<Allowances>();
        services.AddSingleton<RateLimiter>();
        return services;
    }

    /// <summary>Limits and version, for everything below the API's base. Put it behind authentication: allowances belong to credentials.</summary>
    internal static void UseRest(this WebApplication app) => app.UseMiddleware<RestGate>();

    /// <summary>The REST face: nothing here names a verb or a set.</summary>
    internal static void MapRest(this WebApplication app)
    {
        var registry = app.Services.GetRequiredService<VerbRegistry>();
        var api = app.MapGroup(Base);
        var verbs = new VerbEndpoints(api, registry);
        var sets = new SetEndpoints(api);
        foreach (var set in registry.Sets)
            set.Accept(sets);
        foreach (var verb in registry.Verbs)
            verb.Accept(verbs);
        api.MapPost(BulkEndpoint.Path, new BulkEndpoint(verbs.Bulk).ServeAsync).WithName("bulk");
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
            ExceptionHandler = ExplainAsync,
        });
        app.UseStatusCodePages(pages => Speaks(pages.HttpContext.Request.Path) ? OfStatus(pages.HttpContext.Response.StatusCode).ExecuteAsync(pages.HttpContext) : Task.CompletedTask);
    }

    private static Task ExplainAsync(HttpContext context)
    {
        // A fault takes every header from the answer; these were promised for each.
        if (context.Request.Path.StartsWithSegments(Base, StringComparison.Ordinal))
        {
            context.Response.Headers[ApiVersion.Header] = ApiVersion.Current;
            context.RequestServices.GetRequiredService<RateLimiter>().TellAgain(context);
        }

        if (ScimModule.Speaks(context.Request.Path))
            return ScimErrors.OfFault(context.Response.StatusCode).ExecuteAsync(context);

        var problem = context.Response.StatusCode switch
        {
            < StatusCodes.Status500InternalServerError => OfStatus(context.Response.StatusCode),
            StatusCodes.Status503ServiceUnavailable => Problems.From(new DatabaseOutage()),
            _ => Problems.From(StatusCodes.Status500InternalServerError, "server.error", "Something went wrong on our side. Try again; if it stays, quote the traceId when you ask us about it."),
        };
        return problem.ExecuteAsync(context);
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
