using System.Text;

namespace Switchboard.Language.Text;

/// <summary>
/// Brings texts that mean the same into one form: Unicode's compatibility form, half width, small letters, simplified characters, one space
/// between words, a letter at most three times in a row. Total on any UTF-16, and a second time changes nothing.
/// </summary>
public static class TextNormalizer
{
    /// <summary>So often a character may follow itself; "sooooo" and "soooooooo" are one word.</summary>
    private const int LongestRun = 3;

    /// <summary>Unicode's rules and ours settle in two rounds on everything that is known; the bound keeps a surprise from looping.</summary>
    private const int MostRounds = 8;

    /// <summary>The text in its one form.</summary>
    public static string Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var buffer = new char[text.Length];
        var length = Normalize(text, ref buffer);
        return buffer.AsSpan(0, length).SequenceEqual(text) ? text : new string(buffer, 0, length);
    }

    /// <summary>The same into a buffer that grows when it must; returns how much of it is filled.</summary>
    internal static int Normalize(ReadOnlySpan<char> text, ref char[] buffer)
    {
        if (buffer.Length < text.Length)
            buffer = new char[Math.Max(text.Length, buffer.Length * 2)];
        var length = Fold(text, buffer);
        return length >= 0 ? length : NormalizeRare(text, ref buffer);
    }

    private static int NormalizeRare(ReadOnlySpan<char> text, ref char[] buffer)
    {
        var current = text.ToString();
        for (var round = 0; round < MostRounds; round++)
        {
            var next = Squeeze(Scrub(current).Normalize(NormalizationForm.FormKC).ToLowerInvariant().Normalize(NormalizationForm.FormKC));
            if (next == current)
                break;
            current = next;
        }

        if (buffer.Length < current.Length)
            buffer = new char[current.Length];
        current.CopyTo(buffer);
        return current.Length;
    }

    /// <summary>Without the halves of pairs that stand alone, which no Unicode rule accepts, and without what says nothing.</summary>
    private static string Scrub(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]))
            {
                if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                    clean.Append(text[i]).Append(text[++i]);
            }
            else if (Folding.Of(text[i]) != Folding.Dropped)
            {
                clean.Append(text[i]);
            }
        }

        return clean.ToString();
    }

    private static string Squeeze(string text)
    {
        var output = new char[text.Length];
        var written = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var folded = Folding.Of(text[i]);
            Append(output, ref written, folded == Folding.Rare ? text[i] : folded);
        }

        return new string(output, 0, Trimmed(output, written));
    }

    /// <summary>The way of nearly all texts, without allocating; negative when a character needs Unicode's rules.</summary>
    private static int Fold(ReadOnlySpan<char> text, char[] output)
    {
        var written = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var folded = Folding.Of(text[i]);
            if (folded != Folding.Rare)
            {
                Append(output, ref written, folded);
                continue;
            }

            if (!IsPlainEmoji(text, i))
                return -1;
            output[written++] = text[i++];
            output[written++] = text[i];
        }

        return Trimmed(output, written);
    }

    /// <summary>Pictures that Unicode's compatibility rules leave alone.</summary>
    private static bool IsPlainEmoji(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) && text[at] switch
        {
            '\ud83d' => true,
            '\ud83c' => text[at + 1] is >= '\udf00' or (>= '\udde6' and <= '\uddff'),
            '\ud83e' => text[at + 1] < '\udf00',
            _ => false,
        };

    private static void Append(char[] output, ref int written, char c)
    {
        if (c == Folding.Dropped)
            return;
        if (c == ' ')
        {
            if (written > 0 && output[written - 1] != ' ')
                output[written++] = c;
            return;
        }

        if (written >= LongestRun && !char.IsAsciiDigit(c) && !char.IsSurrogate(c) && output[written - 1] == c && output[written - 2] == c && output[written - 3] == c)
            return;
        output[written++] = c;
    }

    private static int Trimmed(char[] output, int written) => written > 0 && output[written - 1] == ' ' ? written - 1 : written;
}
