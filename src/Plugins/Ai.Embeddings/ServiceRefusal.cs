using System.Globalization;
using System.Net;
using System.Text.Json;
using Switchboard.Plugins.Contract;

namespace Switchboard.Plugins.Ai.Embeddings;

/// <summary>What an answer that is no vectors means.</summary>
internal static class ServiceRefusal
{
    private const int LongestCode = 60;

    internal static EmbeddingRefusedException Read(HttpResponseMessage response, byte[] body, DateTimeOffset now)
    {
        var code = CodeOf(body);
        return new EmbeddingRefusedException(Decide(response.StatusCode, code), $"{(int)response.StatusCode}{(code is null ? "" : " " + code)}", AfterOf(response, now));
    }

    internal static EmbeddingRefusal Decide(HttpStatusCode status, string? code) => status switch
    {
        // The only 429 that waiting does not end.
        HttpStatusCode.TooManyRequests => code == "insufficient_quota" ? EmbeddingRefusal.Settings : EmbeddingRefusal.Later,
        HttpStatusCode.RequestTimeout or HttpStatusCode.Conflict => EmbeddingRefusal.Later,
        HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity => EmbeddingRefusal.Texts,
        >= HttpStatusCode.InternalServerError => EmbeddingRefusal.Later,
        _ => EmbeddingRefusal.Settings,
    };

    /// <summary>The vendor's own clients look at the finer header first.</summary>
    private static TimeSpan? AfterOf(HttpResponseMessage response, DateTimeOffset now)
    {
        if (response.Headers.TryGetValues("retry-after-ms", out var fine) && double.TryParse(fine.First(), NumberStyles.Float, CultureInfo.InvariantCulture, out var ms) && ms is >= 0 and < int.MaxValue)
            return TimeSpan.FromMilliseconds(ms);
        return response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } when date > now => date - now,
            _ => null,
        };
    }

    /// <summary>The code, or the type; never the message, which may quote a text or a part of the key.</summary>
    private static string? CodeOf(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object
                ? Word(error, "code") ?? Word(error, "type")
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Word(JsonElement error, string name) =>
        error.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 and <= LongestCode } word
        && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.') ? word : null;
}
