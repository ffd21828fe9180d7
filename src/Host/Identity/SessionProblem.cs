using System.Globalization;
using Switchboard.Registry;
using Switchboard.Tenancy.Members;

namespace Switchboard.Host.Identity;

internal static class SessionProblem
{
    internal static IResult TooMany(HttpContext context, TimeSpan wait)
    {
        context.Response.Headers.RetryAfter = Math.Max(1, (int)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Of(new TooManyAttempts());
    }

    internal static IResult Of(Refusal refusal, HttpContext? context = null)
    {
        var status = refusal.Kind switch
        {
            RefusalKind.Unauthenticated => StatusCodes.Status401Unauthorized,
            RefusalKind.TooMany => StatusCodes.Status429TooManyRequests,
            _ => StatusCodes.Status403Forbidden,
        };
        if (context is not null && status == StatusCodes.Status401Unauthorized)
            context.Response.Headers.WWWAuthenticate = "Bearer";
        return Results.Problem(refusal.Detail, statusCode: status, extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = refusal.Code });
    }
}
