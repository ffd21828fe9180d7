using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Switchboard.Host.Identity.OAuth.Keys;

namespace Switchboard.Host.Identity.OAuth.Tokens;

/// <summary>A signed token taken apart (RFC 7515, compact form). Nothing of it is to be believed before <see cref="IsSignedBy"/>.</summary>
internal sealed class Jws
{
    internal const int Longest = 8 * 1024;
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };
    private readonly byte[] _signed;
    private readonly byte[] _signature;

    private Jws(JsonElement header, JsonElement payload, byte[] signed, byte[] signature) => (Header, Payload, _signed, _signature) = (header, payload, signed, signature);

    internal JsonElement Header { get; }

    internal JsonElement Payload { get; }

    internal static string Sign(SigningKey key, string type, Dictionary<string, object?> payload)
    {
        var header = JsonSerializer.SerializeToUtf8Bytes(new { alg = key.Algorithm, kid = key.Id, typ = type });
        var text = Base64Url.EncodeToString(header) + "." + Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(payload.Where(p => p.Value is not null).ToDictionary()));
        return text + "." + Base64Url.EncodeToString(key.Sign(Encoding.ASCII.GetBytes(text)));
    }

    /// <summary>Null for anything that has not the shape.</summary>
    internal static Jws? Read(string text, int longest = Longest)
    {
        if (text.Length > longest || text.Split('.') is not [var header, var payload, var signature] || !Ascii.IsValid(text))
            return null;
        try
        {
            return Object(header) is { } head && Object(payload) is { } body && Bytes(signature) is { Length: > 0 } proof
                ? new Jws(head, body, Encoding.ASCII.GetBytes(text, 0, header.Length + 1 + payload.Length), proof)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A member of an object where it is text, else null.</summary>
    internal static string? Text(JsonElement from, string name) => from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A member of an object where it is a time in whole seconds, else null.</summary>
    internal static DateTimeOffset? Time(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var seconds) && seconds is > 0 and < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    internal bool IsSignedBy(SigningKey key) => key.Verifies(_signed, _signature);

    /// <summary>The same for a key of somebody else's.</summary>
    internal bool IsSignedBy(Func<byte[], byte[], bool> verifies) => verifies(_signed, _signature);

    private static JsonElement? Object(string part) =>
        Bytes(part) is { } json && JsonElement.Parse(json, Strict) is { ValueKind: JsonValueKind.Object } found ? found : null;

    private static byte[]? Bytes(string part)
    {
        if (!Base64Url.IsValid(part) || part.Contains('=', StringComparison.Ordinal))
            return null;
        var bytes = Base64Url.DecodeFromChars(part);

        // One spelling only: a changed last letter must not be the same token.
        return Base64Url.EncodeToString(bytes) == part ? bytes : null;
    }
}
