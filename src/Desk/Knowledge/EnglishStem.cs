namespace Switchboard.Desk.Knowledge;

/// <summary>
/// Brings returns, returned and returning together, and no more: a heavier stemmer also joins words that mean different things.
/// </summary>
internal static class EnglishStem
{
    internal static string Of(string word)
    {
        var stem = word.Replace("’", "'", StringComparison.Ordinal);
        stem = stem.EndsWith("'s", StringComparison.Ordinal) ? stem[..^2] : stem.Replace("'", "", StringComparison.Ordinal);
        if (stem.Length < 4 || !char.IsAsciiLetter(stem[^1]))
            return stem;
        stem = Plural(stem);
        if (stem.Length > 5 && stem.EndsWith("ing", StringComparison.Ordinal))
            stem = Undouble(stem[..^3]);
        else if (stem.Length > 4 && stem.EndsWith("ed", StringComparison.Ordinal) && !stem.EndsWith("eed", StringComparison.Ordinal))
            stem = Undouble(stem[..^2]);
        return stem.Length > 3 && stem[^1] == 'e' ? stem[..^1] : stem.Length > 3 && stem[^1] == 'y' ? stem[..^1] + "i" : stem;
    }

    private static string Plural(string word)
    {
        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4)
            return word[..^3] + "y";
        if (word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal) || word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal))
            return word[..^2];
        return word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') ? word[..^1] : word;
    }

    private static string Undouble(string stem) =>
        stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'z') ? stem[..^1] : stem;
}
