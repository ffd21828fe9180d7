using System.Diagnostics;
using Switchboard.Registry;

namespace Switchboard.Host.Rest;

/// <summary>Refusals as RFC 9457 problem details. The one place where a refusal gets a status.</summary>
internal static class Problems
{
    internal static IResult From(Refusal refusal) => new ProblemResult(Body(StatusOf(refusal.Kind), refusal.Code, refusal.Detail, refusal.Errors));

    internal static IResult From(int status, string code, string detail) => new ProblemResult(Body(status, code, detail, []));

    internal static int StatusOf(RefusalKind kind) => kind switch
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
        Activity.Current?.TraceId.ToString() ?? "",
        errors);

    internal sealed record Problem(string Type, string Title, int Status, string Detail, string Code, string TraceId, IReadOnlyList<FieldError> Errors);

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
            return response.WriteAsJsonAsync(problem, RestJson.Options, "application/problem+json", httpContext.RequestAborted);
        }
    }
}

internal static class RestJson
{
    internal static readonly System.Text.Json.JsonSerializerOptions Options = RegistryJson.Create();
}
