using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Switchboard.Connectors.Feishu.Receiving;

/// <summary>Reads JSON that anybody may have written.</summary>
internal static class UntrustedJson
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32 };

    /// <summary>The object, or null where there is none.</summary>
    internal static JsonElement? Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(Repair(bytes), Options);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    internal static JsonElement? Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    /// <summary>Half an emoji, or bytes that are no UTF-8, would throw wherever the text is read later: they become U+FFFD, and the message is not lost.</summary>
    private static ReadOnlyMemory<byte> Repair(ReadOnlyMemory<byte> bytes)
    {
        if (!Utf8.IsValid(bytes.Span))
            bytes = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes.Span));
        if (bytes.Span.IndexOf("\\u"u8) < 0)
            return bytes;
        var copy = bytes.ToArray();
        for (var at = 0; at + 1 < copy.Length;)
        {
            if (copy[at] != '\\')
                at++;
            else
                at += RepairEscape(copy.AsSpan(at));
        }

        return copy;
    }

    private static int RepairEscape(Span<byte> rest)
    {
        if (CodeUnit(rest) is not { } unit)
            return 2;
        if (!char.IsSurrogate(unit))
            return 6;
        if (char.IsHighSurrogate(unit) && CodeUnit(rest[6..]) is { } next && char.IsLowSurrogate(next))
            return 12;
        "\\ufffd"u8.CopyTo(rest);
        return 6;
    }

    private static char? CodeUnit(ReadOnlySpan<byte> escape)
    {
        if (escape.Length < 6 || escape[0] != '\\' || escape[1] != 'u')
            return null;
        return System.Buffers.Text.Utf8Parser.TryParse(escape[2..6], out ushort value, out var read, 'x') && read == 4 ? (char)value : null;
    }
}
