using System.Diagnostics;
using Switchboard.Registry;

namespace Switchboard.Host.Rest;

/// <summary>Refusals as RFC 9457 problem details. The one place where a refusal gets a status.</summary>
internal static class Problems
{
    internal static IResult From(Refusal refusal) => new ProblemResult(Body(StatusOf(refusal), refusal.Code, refusal.Detail, refusal.Errors));

    internal static IResult From(int status, string code, string detail) => new ProblemResult(Body(status, code, detail, []));

    internal static int StatusOf(Refusal refusal) => refusal switch
    {
        BodyTooLarge => StatusCodes.Status413PayloadTooLarge,
        UnsupportedMediaType => StatusCodes.Status415UnsupportedMediaType,
        _ => StatusOf(refusal.Kind),
    };

    private static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => StatusCodes.Status400BadRequest,
        RefusalKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.TooMany => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status503ServiceUnavailable,
    };

    private static Problem Body(int status, string code, string detail, IReadOnlyList<FieldError> errors) => new(
        $"https://docs.switchboard.example/problems/{code}",
        Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status),
        status,
        detail,
        code,
        "",
        errors);

    private sealed class ProblemResult(Problem problem) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = problem.Status;
            if (problem.Status == StatusCodes.Status401Unauthorized)
                response.Headers.WWWAuthenticate = "Bearer";
            if (problem.Status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable && response.Headers.RetryAfter.Count == 0)
                response.Headers.RetryAfter = "1";
            var told = problem with { TraceId = Activity.Current?.TraceId.ToString() ?? httpContext.TraceIdentifier };
            return response.WriteAsJsonAsync(told, RestJson.Options, "application/problem+json", httpContext.RequestAborted);
        }
    }
}

/// <summary>RFC 9457, with our code, the trace to quote and the fields to mend.</summary>
internal sealed record Problem(string Type, string Title, int Status, string Detail, string Code, string TraceId, IReadOnlyList<FieldError> Errors);

internal static class RestJson
{
    internal static readonly System.Text.Json.JsonSerializerOptions Options = RegistryJson.Create();
}
