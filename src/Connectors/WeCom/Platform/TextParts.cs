using System.Globalization;
using System.Text;

namespace Switchboard.Connectors.WeCom.Platform;

/// <summary>The platform cuts a text off after so many bytes, without a word.</summary>
internal static class TextParts
{
    internal const int MaxBytes = 2048;

    /// <summary>Divides at the last line or space in reach, else between characters as people see them, else between code points.</summary>
    internal static IReadOnlyList<string> Of(string text)
    {
        var parts = new List<string>();
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            var taken = Fit(rest);
            parts.Add(rest[..taken].ToString());
            rest = rest[taken..];
        }

        return parts;
    }

    private static int Fit(ReadOnlySpan<char> text)
    {
        if (Encoding.UTF8.GetByteCount(text) <= MaxBytes)
            return text.Length;
        var fits = Whole(text);
        // A break in the second half only: otherwise a long word would cost a message of its own.
        var gap = text[..fits].LastIndexOfAny('\n', ' ');
        return gap >= fits / 2 ? gap + 1 : fits;
    }

    private static int Whole(ReadOnlySpan<char> text)
    {
        int at = 0, bytes = 0;
        while (at < text.Length)
        {
            var length = StringInfo.GetNextTextElementLength(text[at..]);
            var more = Encoding.UTF8.GetByteCount(text.Slice(at, length));
            if (bytes + more > MaxBytes)
                break;
            (at, bytes) = (at + length, bytes + more);
        }

        return at > 0 ? at : CodePoints(text);
    }

    /// <summary>A character with hundreds of combining marks is longer than a message.</summary>
    private static int CodePoints(ReadOnlySpan<char> text)
    {
        int at = 0, bytes = 0;
        while (Rune.DecodeFromUtf16(text[at..], out var rune, out var length) == System.Buffers.OperationStatus.Done && bytes + rune.Utf8SequenceLength <= MaxBytes)
            (at, bytes) = (at + length, bytes + rune.Utf8SequenceLength);
        return Math.Max(at, 1);
    }
}
