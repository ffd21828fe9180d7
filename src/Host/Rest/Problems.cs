using System.Diagnostics;
using System.Text.Json;
using Switchboard.Desk.Storage;
using Switchboard.Host.Rest.Conditions;
using Switchboard.Host.Rest.Filters;
using Switchboard.Host.Rest.Idempotency;
using Switchboard.Registry;

namespace Switchboard.Host.Rest;

/// <summary>Refusals as RFC 9457 problem details. The one place where a refusal gets a status.</summary>
internal static class Problems
{
    internal const string ContentType = "application/problem+json";

    internal static IResult From(Refusal refusal) => new ProblemResult(Body(refusal));

    internal static IResult From(int status, string code, string detail) => new ProblemResult(Body(status, code, detail, []));

    /// <summary>The bytes now, for whoever keeps them.</summary>
    internal static RestAnswer Answer(HttpContext context, Refusal refusal, bool isFinal = true) => Render(Traced(Body(refusal), context), isFinal);

    internal static RestAnswer Answer(HttpContext context, int status, string code, string detail) => Render(Traced(Body(status, code, detail, []), context));

    internal static int StatusOf(Refusal refusal) => refusal switch
    {
        BodyTooLarge => StatusCodes.Status413PayloadTooLarge,
        UnsupportedMediaType => StatusCodes.Status415UnsupportedMediaType,
        RowChanged or ChangedMeanwhile => StatusCodes.Status412PreconditionFailed,
        FilterUnsupported => StatusCodes.Status501NotImplemented,
        KeyUsedOtherwise => StatusCodes.Status422UnprocessableEntity,
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

    private static Problem Body(Refusal refusal) => Body(StatusOf(refusal), refusal.Code, refusal.Detail, refusal.Errors);

    private static Problem Body(int status, string code, string detail, IReadOnlyList<FieldError> errors) => new(
        $"https://docs.switchboard.example/problems/{code}",
        Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status),
        status,
        detail,
        code,
        "",
        errors);

    private static Problem Traced(Problem problem, HttpContext context) => problem with { TraceId = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier };

    private static RestAnswer Render(Problem problem, bool isFinal = true) =>
        new(problem.Status, JsonSerializer.SerializeToUtf8Bytes(problem, RestJson.Options), ContentType) { IsFinal = isFinal };

    private sealed class ProblemResult(Problem problem) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => Render(Traced(problem, httpContext)).ExecuteAsync(httpContext);
    }
}

/// <summary>RFC 9457, with our code, the trace to quote and the fields to mend.</summary>
internal sealed record Problem(string Type, string Title, int Status, string Detail, string Code, string TraceId, IReadOnlyList<FieldError> Errors);

internal static class RestJson
{
    internal static readonly JsonSerializerOptions Options = Create();

    /// <summary>Complete from the beginning: shapes of single fields are asked of it before anything was written with it.</summary>
    private static JsonSerializerOptions Create()
    {
        var options = RegistryJson.Create();
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
