namespace Switchboard.Language.Text;

/// <summary>Cuts the commonest English endings: crude, and the same for every form of a word, which is all that counting needs.</summary>
internal static class EnglishStem
{
    private const int Shortest = 3;

    /// <summary>The stem's length; the stem is a beginning of the word.</summary>
    internal static int Length(ReadOnlySpan<char> word)
    {
        var length = word.Length;
        if (length <= Shortest || word[^1] > 'z')
            return length;
        length = CutPlural(word, length);
        length = CutVerb(word[..length], length);
        if (length > Shortest + 1 && word[..length].EndsWith("ly"))
            length -= 2;
        // "arrive" and "arriving", "try" and "tries" meet without their last letter.
        return length > Shortest && word[length - 1] is 'e' or 'y' or 'i' ? length - 1 : length;
    }

    private static int CutPlural(ReadOnlySpan<char> word, int length)
    {
        if (word[length - 1] != 's' || word[length - 2] is 's' or 'u' or 'i')
            return length;
        return length > Shortest + 1 && word.EndsWith("ies") ? length - 2 : length - 1;
    }

    private static int CutVerb(ReadOnlySpan<char> word, int length)
    {
        var cut = word.EndsWith("ing") ? 3 : word.EndsWith("ed") ? 2 : 0;
        if (cut == 0 || length - cut < Shortest)
            return length;
        length -= cut;
        return word[length - 1] == word[length - 2] && word[length - 1] is not ('l' or 's' or 'e') && length > Shortest ? length - 1 : length;
    }
}
