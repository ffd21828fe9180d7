using System.Text.Json;
using Switchboard.Registry;

namespace Switchboard.Host.Rest;

/// <summary>An answer as its bytes: they are hashed, kept and compared before they are sent.</summary>
internal sealed class RestAnswer(int status, byte[] body, string contentType) : IResult
{
    internal const string Json = "application/json; charset=utf-8";

    internal int Status => status;

    internal byte[] Body => body;

    internal string ContentType => contentType;

    internal string? ETag { get; init; }

    /// <summary>False where asking again in a moment may answer otherwise: then it is not the answer to keep.</summary>
    internal bool IsFinal { get; init; } = true;

    internal static RestAnswer Of<T>(T value, Caller caller, int status = StatusCodes.Status200OK, string? etag = null) =>
        value is Done ? new(StatusCodes.Status204NoContent, [], Json) { ETag = etag } : new(status, JsonSerializer.SerializeToUtf8Bytes(value, PrivateJson.For(caller)), Json) { ETag = etag };

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        if (ETag is not null)
            response.Headers.ETag = ETag;
        if (status == StatusCodes.Status401Unauthorized)
            response.Headers.WWWAuthenticate = "Bearer";
        if (status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable && response.Headers.RetryAfter.Count == 0)
            response.Headers.RetryAfter = "1";
        if (body.Length == 0)
            return Task.CompletedTask;
        response.ContentType = contentType;
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }
}
