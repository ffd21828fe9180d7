using System.Text.Json;

namespace Switchboard.Connectors.WeCom.Platform;

/// <summary>Fields of somebody else's JSON: absent and of another type is empty, so that one odd message does not hold up all others.</summary>
internal static class JsonFields
{
    internal static string Text(this JsonElement element, string name) =>
        element.Field(name) switch
        {
            { ValueKind: JsonValueKind.String } text => Unescaped(text),
            { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
            _ => "",
        };

    /// <summary>Half an emoji in an escape is valid JSON and no string.</summary>
    private static string Unescaped(JsonElement text)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return text.GetRawText().Trim('"');
        }
    }

    internal static long Number(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value) ? value : 0;

    internal static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    internal static JsonElement Field(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var field) ? field : default;
}
