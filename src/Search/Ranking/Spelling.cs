using Switchboard.Search.Analysis;
using Switchboard.Search.Indexing;

namespace Switchboard.Search.Ranking;

/// <summary>Finds what was meant by a Latin word that no document has: the most used one that is one wrong letter away, or two in a long word.</summary>
internal sealed class Spelling
{
    private const int ShortestMended = 4;
    private const int ShortestMendedTwice = 8;
    private readonly Part[] _parts;
    private readonly Lazy<List<Known>[]> _byLength;

    internal Spelling(Part[] parts)
    {
        _parts = parts;
        _byLength = new Lazy<List<Known>[]>(Collect);
    }

    internal List<QueryTerm> Mend(List<QueryTerm> terms, float weight)
    {
        for (var i = 0; i < terms.Count; i++)
        {
            var term = terms[i];
            if (term.IsGroup || term.IsExpansion || term.Kind != TermKind.Word || term.Role != TermRole.Content || term.Text.Length < ShortestMended || !term.Text.All(char.IsAsciiLetter) || IsUsed(term.Text))
                continue;
            if (Nearest(term.Text) is not ({ } meant, var wrong) || terms.Exists(t => t.Text == meant))
                continue;
            terms[i] = new QueryTerm
            {
                Text = meant, Kind = term.Kind, Role = term.Role, First = term.First, Last = term.Last, InsteadOf = term.Text,
                Meaning = term.Meaning,
                Weight = term.Weight * (wrong == 1 ? weight : weight * weight),
            };
        }

        return terms;
    }

    private bool IsUsed(string word) => Array.Exists(_parts, p => p.Segment.Find(word) is >= 0 and var number && p.DocumentsWith(number) > 0);

    private (string? Word, int Wrong) Nearest(string word)
    {
        var most = word.Length >= ShortestMendedTwice ? 2 : 1;
        var letters = LettersOf(word);
        (string? Word, int Wrong, int Used) best = (null, most + 1, 0);
        for (var length = Math.Max(ShortestMended, word.Length - most); length <= Math.Min(TermReader.Longest, word.Length + most); length++)
        {
            foreach (var known in _byLength.Value[length])
            {
                // Each wrong letter changes at most two of the letters that occur.
                if (uint.PopCount(known.Letters ^ letters) > 2 * most)
                    continue;
                var wrong = EditDistance.Between(word, known.Word, most);
                if (wrong < best.Wrong || (wrong == best.Wrong && known.Used > best.Used))
                    best = (known.Word, wrong, known.Used);
            }
        }

        return best.Word is null || best.Wrong > most ? default : (best.Word, best.Wrong);
    }

    private List<Known>[] Collect()
    {
        var byLength = new List<Known>[TermReader.Longest + 1];
        for (var i = 0; i < byLength.Length; i++)
            byLength[i] = [];
        foreach (var part in _parts)
        {
            for (var t = 0; t < part.Segment.TermText.Length; t++)
            {
                var word = part.Segment.TermText[t];
                if (word.Length is >= ShortestMended and <= TermReader.Longest && part.DocumentsWith(t) > 0 && word.All(char.IsAsciiLetter))
                    byLength[word.Length].Add(new Known(word, LettersOf(word), part.DocumentsWith(t)));
            }
        }

        return byLength;
    }

    private static uint LettersOf(string word)
    {
        var letters = 0u;
        foreach (var c in word)
            letters |= 1u << (c - 'a');
        return letters;
    }

    private readonly record struct Known(string Word, uint Letters, int Used);
}
