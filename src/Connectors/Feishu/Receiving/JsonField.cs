using System.Globalization;
using System.Text.Json;

namespace Switchboard.Connectors.Feishu.Receiving;

/// <summary>Fields that may be missing, or be something else than they are said to be.</summary>
internal static class JsonField
{
    internal static string? Text(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>An id of the platform's: not empty, and short enough to be kept.</summary>
    internal static string? Id(this JsonElement element, string name) =>
        element.Text(name) is { Length: > 0 and <= 200 } id ? id : null;

    internal static JsonElement Object(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.Object } value ? value : default;

    internal static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray() : [];

    /// <summary>The platform writes its times as strings.</summary>
    internal static DateTimeOffset? Time(this JsonElement element, string name)
    {
        var text = element.Field(name) is { ValueKind: JsonValueKind.Number } number ? number.GetRawText() : element.Text(name);
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) || milliseconds is 0 or > 253_402_300_799_999)
            return null;
        return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
    }

    internal static int Number(this JsonElement element, string name, int otherwise) =>
        element.Field(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : otherwise;

    private static JsonElement? Field(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;
}
