using System.Globalization;

namespace Switchboard.Desk.Channels;

/// <summary>Divides a text that is longer than a platform takes. Never within a character, and at the end of a line or word where one is near.</summary>
internal static class TextParts
{
    internal static IReadOnlyList<string> Divide(string text, int longest)
    {
        if (text.Length <= longest || longest <= 0)
            return [text];
        var parts = new List<string>();
        var rest = text.AsSpan();
        while (rest.Length > longest)
        {
            var end = EndOf(rest, longest);
            parts.Add(rest[..end].ToString());
            rest = rest[end..];
        }

        if (rest.Length > 0)
            parts.Add(rest.ToString());
        return parts;
    }

    /// <summary>A delivery's id for its part: the first is the delivery itself, and each is the same each time.</summary>
    internal static Guid IdOf(Guid delivery, int part)
    {
        Span<byte> bytes = stackalloc byte[16];
        delivery.TryWriteBytes(bytes);
        bytes[14] ^= (byte)(part >> 8);
        bytes[15] ^= (byte)part;
        return new Guid(bytes);
    }

    private static int EndOf(ReadOnlySpan<char> text, int longest)
    {
        var end = 0;
        while (end < text.Length)
        {
            var length = StringInfo.GetNextTextElementLength(text[end..]);
            if (end + length > longest)
                break;
            end += length;
        }

        // One character that is longer than all that is allowed, such as a pile of accents: cut it where it does least harm.
        if (end == 0)
            return char.IsHighSurrogate(text[longest - 1]) && longest > 1 ? longest - 1 : longest;
        var space = text[..end].LastIndexOfAny(' ', '\n');
        return space > end * 3 / 4 ? space + 1 : end;
    }
}
