using Switchboard.Host.Rest.Limits;
using Switchboard.Host.Rest.Versions;
using Switchboard.Host.Widget;
using Switchboard.Registry;

namespace Switchboard.Host.Rest;

/// <summary>What every request below the API's base passes first, whether or not there is anything at its address.</summary>
internal sealed class RestGate(RequestDelegate next, RateLimiter limiter)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments(RestModule.Base, StringComparison.Ordinal, out var below))
            return next(context);
        context.Response.Headers[ApiVersion.Header] = ApiVersion.Current;
        return Refuse(context, below) is { } refusal ? Problems.From(refusal).ExecuteAsync(context) : next(context);
    }

    private Refusal? Refuse(HttpContext context, PathString below)
    {
        var refusal = ApiVersion.Refuse(context.Request);

        // A visitor's token is proven by the widget's own door, and counted there.
        if (refusal is null && below.StartsWithSegments("/widget", StringComparison.Ordinal) && IsCountedBehind(context))
            return null;
        return limiter.Take(context, Partition.Of(context)) ?? refusal;
    }

    private static bool IsCountedBehind(HttpContext context) =>
        HttpMethods.IsOptions(context.Request.Method) || (context.Request.Headers.Authorization.Count > 0 && context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: not WidgetEndpoints.SessionsRoute });
}
