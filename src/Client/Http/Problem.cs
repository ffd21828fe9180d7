using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Switchboard.Client.Http;

/// <summary>An answer that is no success, read as far as it can be: ours are problem+json, a proxy's are anything.</summary>
internal sealed record Problem(string? Detail = null, string? Code = null, string? TraceId = null, IReadOnlyList<FieldError>? Errors = null)
{
    private const int LargestBody = 64 * 1024;

    internal static async Task<Fault> ReadAsync(HttpResponseMessage response, TimeProvider clock, CancellationToken ct)
    {
        var status = response.StatusCode;
        var told = response.Content.Headers.ContentType?.MediaType is "application/problem+json" or "application/json" ? await BodyAsync(response.Content, ct) : null;
        return new Fault(status, told?.Code ?? $"http.{(int)status}", told?.Detail ?? $"The server answered {(int)status} {response.ReasonPhrase}.")
        {
            Errors = told?.Errors ?? [],
            TraceId = told?.TraceId,
            RetryAfter = WaitOf(response.Headers.RetryAfter, clock),
        };
    }

    internal static Fault Lost(HttpRequestException e) => new(null, "connection.failed", $"The server could not be reached ({e.HttpRequestError}).") { Cause = e };

    internal static Fault Late(TimeSpan timeout) => new(null, "connection.timeout", $"The server did not answer within {timeout.TotalSeconds:0.###} seconds.");

    internal static Fault Unreadable(HttpStatusCode status, JsonException e) => new(HttpStatusCode.OK, "answer.unreadable", $"The server answered {(int)status} with something that is not the documented JSON.") { Cause = e };

    private static TimeSpan? WaitOf(RetryConditionHeaderValue? header, TimeProvider clock)
    {
        var wait = header?.Delta ?? header?.Date - clock.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    /// <summary>Null for what says it is JSON and is not, or is not ours: then the status alone is told.</summary>
    private static async Task<Problem?> BodyAsync(HttpContent content, CancellationToken ct)
    {
        if (content.Headers.ContentLength > LargestBody)
            return null;
        var bytes = await content.ReadAsByteArrayAsync(ct);
        try
        {
            return bytes.Length > LargestBody ? null : JsonSerializer.Deserialize<Problem>(bytes, ClientJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
