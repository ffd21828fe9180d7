using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Switchboard.Connectors.DingTalk;

/// <summary>Reads what strangers wrote: a field of another kind than expected is a missing field.</summary>
internal static class Json
{
    /// <summary>Limits count bytes, and a Chinese character that is written as itself has half of those of its escape.</summary>
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Write(JsonNode node) => node.ToJsonString(Plain);

    internal static JsonElement? Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            // The parser lets bytes pass that are no characters, and whoever reads them would throw.
            return JsonElement.Parse(Utf8.IsValid(utf8) ? utf8 : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(utf8)));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    internal static JsonElement? Parse(string? text)
    {
        try
        {
            return text is null ? null : JsonElement.Parse(text);
        }
        catch (Exception broken) when (broken is JsonException or ArgumentException)
        {
            return null;
        }
    }

    internal static JsonElement? Member(this JsonElement element, string name)
    {
        try
        {
            return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;
        }
        catch (InvalidOperationException)
        {
            // Half a character may be escaped in a name, too: that one is no name that we look for.
            return element.EnumerateObject().Where(p => IsNamed(p, name)).Select(p => (JsonElement?)p.Value).LastOrDefault();
        }
    }

    /// <summary>A string, or a number as it was written: the platform's samples have both for the same field.</summary>
    internal static string? Text(this JsonElement element, string name) => element.Member(name) switch
    {
        { ValueKind: JsonValueKind.String } text => Whole(text),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    internal static string? Filled(this JsonElement element, string name) => element.Text(name) is { Length: > 0 } text ? text : null;

    internal static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    internal static DateTimeOffset? Time(this JsonElement element, string name) =>
        long.TryParse(element.Text(name), out var ms) && ms is > 0 and < 253_402_300_800_000 ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null;

    private static bool IsNamed(JsonProperty property, string name)
    {
        try
        {
            return property.NameEquals(name);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Half a character may be escaped in JSON; the rest of such a message is still worth reading.</summary>
    private static string Whole(JsonElement text)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Unescape(text.GetRawText().AsSpan()[1..^1]);
        }
    }

    private static string Unescape(ReadOnlySpan<char> raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                text.Append(raw[i]);
                continue;
            }

            var kind = raw[++i];
            text.Append(kind switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', 'u' => (char)Convert.ToUInt16(raw.Slice(i + 1, 4).ToString(), 16), _ => kind });
            i += kind == 'u' ? 4 : 0;
        }

        // The encoder replaces what is no character.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
