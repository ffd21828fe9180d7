namespace Switchboard.Search.Analysis;

/// <summary>
/// Brings returns, returned and returning together, and no more: a heavier stemmer also joins words that mean different things.
/// </summary>
public static class EnglishStem
{
    /// <summary>The stem of a small-letter word.</summary>
    public static string Of(string word)
    {
        Span<char> buffer = word.Length <= 256 ? stackalloc char[word.Length + 1] : new char[word.Length + 1];
        return new string(Write(word, buffer));
    }

    /// <summary>The stem, written into a buffer that is one longer than the word.</summary>
    internal static ReadOnlySpan<char> Write(ReadOnlySpan<char> word, Span<char> buffer)
    {
        var possessive = word.Length > 1 && word[^1] == 's' && (word[^2] is '\'' or '’');
        var length = 0;
        foreach (var c in possessive ? word[..^2] : word)
        {
            if (c is not ('\'' or '’'))
                buffer[length++] = c;
        }

        if (length < 4 || !char.IsAsciiLetter(buffer[length - 1]))
            return buffer[..length];
        length = Plural(buffer, length);
        var stem = buffer[..length];
        if (length > 5 && stem.EndsWith("ing", StringComparison.Ordinal))
            length = Undouble(buffer, length - 3);
        else if (length > 4 && stem.EndsWith("ed", StringComparison.Ordinal) && !stem.EndsWith("eed", StringComparison.Ordinal))
            length = Undouble(buffer, length - 2);
        if (length > 3 && buffer[length - 1] == 'e')
            length--;
        else if (length > 3 && buffer[length - 1] == 'y')
            buffer[length - 1] = 'i';
        return buffer[..length];
    }

    private static int Plural(Span<char> word, int length)
    {
        ReadOnlySpan<char> text = word[..length];
        if (length > 4 && text.EndsWith("ies", StringComparison.Ordinal))
        {
            word[length - 3] = 'y';
            return length - 2;
        }

        if (text.EndsWith("sses", StringComparison.Ordinal) || text.EndsWith("xes", StringComparison.Ordinal) || text.EndsWith("ches", StringComparison.Ordinal) || text.EndsWith("shes", StringComparison.Ordinal))
            return length - 2;
        return text[^1] == 's' && text[^2] is not ('s' or 'u' or 'i') ? length - 1 : length;
    }

    private static int Undouble(Span<char> stem, int length) =>
        length > 3 && stem[length - 1] == stem[length - 2] && stem[length - 1] is not ('l' or 's' or 'z') ? length - 1 : length;
}
