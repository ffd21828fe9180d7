using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Switchboard.Host.Rest;
using Switchboard.Registry;

namespace Switchboard.Host.Scim;

/// <summary>A request's body as an object whose names are compared as the protocol asks: whatever their case.</summary>
internal static class ScimBody
{
    private const int Deepest = 16;
    private static readonly JsonNodeOptions AnyCase = new() { PropertyNameCaseInsensitive = true };

    internal static async ValueTask<Outcome<JsonObject>> ReadAsync(HttpContext context, string schema, CancellationToken ct)
    {
        var bytes = await RequestBody.BytesAsync(context, ct);
        if (!bytes.Succeeded)
            return bytes.Refusal;
        if (Parse(bytes.Value) is not { } body)
            return ScimInvalid.Syntax("The body must be one JSON object in UTF-8, in which no name stands twice.");
        return body["schemas"] is JsonArray schemas && schemas.Any(s => string.Equals(TextOf(s), schema, StringComparison.OrdinalIgnoreCase))
            ? body
            : ScimInvalid.Syntax($"'schemas' must name {schema}.");
    }

    /// <summary>The same with names in any case.</summary>
    internal static JsonObject AsAnyCase(JsonObject body) => (JsonObject)JsonNode.Parse(ScimAnswer.Bytes(body), AnyCase)!;

    internal static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>Entra ID writes "True" and "False".</summary>
    internal static bool? TruthOf(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String when bool.TryParse(TextOf(node), out var said) => said,
        _ => null,
    };

    private static JsonObject? Parse(byte[] bytes)
    {
        if (bytes.Length == 0 || !Utf8.IsValid(bytes))
            return null;
        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = Deepest });
            return document.RootElement.ValueKind == JsonValueKind.Object && IsSound(document.RootElement) ? (JsonObject)JsonNode.Parse(bytes, AnyCase)! : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Text that no database keeps, and a name twice, of which readers may choose either.</summary>
    private static bool IsSound(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().All(p => IsSound(p.Value))
            && element.EnumerateObject().Select(p => p.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count() == element.EnumerateObject().Count(),
        JsonValueKind.Array => element.EnumerateArray().All(IsSound),
        JsonValueKind.String => IsText(element.GetRawText()),
        _ => true,
    };

    /// <summary>Escapes for half a character, or for none, become text that cannot be stored.</summary>
    private static bool IsText(string raw)
    {
        if (!raw.Contains("\\u", StringComparison.Ordinal))
            return true;
        try
        {
            var text = JsonSerializer.Deserialize<string>(raw)!;
            return ScimText.IsSound(text);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
