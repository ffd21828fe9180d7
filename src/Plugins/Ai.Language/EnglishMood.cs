using System.Collections.Frozen;

namespace Switchboard.Plugins.Ai.Language;

internal static class EnglishMood
{
    private static readonly FrozenSet<string> Good = Words("""
        thanks thank great good excellent perfect love lovely awesome amazing happy glad pleased satisfied helpful wonderful fantastic brilliant nice
        appreciate appreciated best superb quick fast friendly kind patient recommend impressed solved works resolved delighted enjoy smooth
        """);

    private static readonly FrozenSet<string> Bad = Words("""
        bad terrible awful worst horrible angry furious upset disappointed disappointing annoyed annoying frustrated frustrating useless poor rude slow
        broken damaged defective faulty wrong fail failed failing fails crash crashed missing lost late delayed stolen fraud scam hate ridiculous
        unacceptable complaint complain refuse refused ignored ignoring nobody nothing never waste wasted problem worse disgusting joke cheated lied lie
        sick unhappy dissatisfied incompetent outrageous pathetic mess shame
        """);

    private static readonly FrozenSet<string> Not = Words("not no never isn't wasn't don't doesn't didn't won't can't cannot couldn't hardly barely without neither nor");

    /// <summary>Pleased words minus unhappy ones; a negation within three words before one turns it round.</summary>
    internal static int Balance(string text)
    {
        var words = text.ToLowerInvariant().Replace('’', '\'').Split([' ', ',', '.', '!', '?', ';', ':', '"', '(', ')', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var balance = 0;
        for (var i = 0; i < words.Length; i++)
        {
            var weight = Good.Contains(words[i]) ? 1 : Bad.Contains(words[i]) ? -1 : 0;
            if (weight == 0)
                continue;
            var negated = false;
            for (var j = Math.Max(0, i - 3); j < i; j++)
                negated |= Not.Contains(words[j]);
            balance += negated ? -weight : weight;
        }

        // "no thanks" declines politely; "thanks" turned round is not anger.
        return balance < 0 && words is ["no", "thanks"] or ["no", "thank", "you"] ? 0 : balance;
    }

    private static FrozenSet<string> Words(string list) => list.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
