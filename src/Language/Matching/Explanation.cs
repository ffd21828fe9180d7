namespace Switchboard.Language.Matching;

/// <summary>What was done to a word before it was written.</summary>
internal static class Explanation
{
    internal static Disguise Of(string keyword, ReadOnlySpan<char> written, bool spoken)
    {
        if (written.SequenceEqual(keyword))
            return Disguise.None;
        var how = spoken ? Disguise.Pinyin : Disguise.None;
        var at = 0;
        foreach (var c in written)
        {
            var compared = LookAlikes.Of(c);
            if (Text.CharacterKinds.Of(compared) is not (Text.CharacterKind.Letter or Text.CharacterKind.Digit or Text.CharacterKind.Ideograph))
            {
                // A space that the word has itself was not put there.
                how |= keyword.Contains(c, StringComparison.Ordinal) ? Disguise.None : Disguise.Inserted;
                continue;
            }

            if (!spoken && at < keyword.Length && c != keyword[at])
                how |= Text.Folding.Of(c) == Text.Folding.Of(keyword[at]) ? Disguise.Form : Disguise.LookAlike;
            at++;
            while (at < keyword.Length && !char.IsLetterOrDigit(keyword[at]))
                at++;
        }

        return how;
    }
}
