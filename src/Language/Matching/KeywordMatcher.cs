using Switchboard.Language.Text;

namespace Switchboard.Language.Matching;

/// <summary>
/// Finds many words in a text at once (Aho and Corasick 1975), also where they were disguised: other widths, look-alike letters, characters
/// put between, and, for Chinese words, their pinyin. The cost of a text does not depend on the number of words. Safe for many threads.
/// </summary>
public sealed class KeywordMatcher
{
    private readonly Keyword[] _words;
    private readonly WordGraph _plain;
    private readonly WordGraph? _pinyin;

    /// <summary>Builds a matcher of these words.</summary>
    public KeywordMatcher(IEnumerable<Keyword> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        _words = [.. words];
        _plain = new WordGraph(_words.Select((w, i) => (Reading.Of(w.Text, letters: false).ToString(), i)));
        var spoken = _words.Select((w, i) => (Word: w, Index: i)).Where(w => w.Word.AlsoPinyin && Pinyin.IsSpoken(w.Word.Text)).Select(w => (Reading.Of(w.Word.Text, letters: true).ToString(), w.Index)).ToList();
        _pinyin = spoken.Count == 0 ? null : new WordGraph(spoken);
    }

    /// <summary>How many words it knows.</summary>
    public int Count => _words.Length;

    /// <summary>Every occurrence, in the order of where it begins. Overlapping words are all found.</summary>
    public IReadOnlyList<KeywordMatch> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new List<KeywordMatch>();
        Find(text, Reading.Of(text, letters: false), _plain, spoken: false, found);
        if (_pinyin is not null)
            Find(text, Reading.Of(text, letters: true), _pinyin, spoken: true, found);
        return [.. found.DistinctBy(m => (m.Keyword, m.Start)).OrderBy(m => m.Start).ThenByDescending(m => m.Length)];
    }

    private void Find(string text, Reading reading, WordGraph graph, bool spoken, List<KeywordMatch> found)
    {
        foreach (var (word, end) in graph.Find(reading.Letters))
        {
            var length = graph.LengthOf(word);
            var (first, last) = (end - length + 1, end);
            var (start, stop) = (reading.StartOf(first), reading.EndOf(last));
            var keyword = _words[word];
            if (reading.LongestGap(first, last) > keyword.MostBetween || !StandsAlone(keyword, text, start, stop) || (spoken && !reading.StartsSyllable(first, last)))
                continue;
            found.Add(new KeywordMatch(keyword, start, stop - start, Explanation.Of(keyword.Text, text.AsSpan(start, stop - start), spoken)));
        }
    }

    /// <summary>A word of letters is none in the middle of another: "ass" is not in "class".</summary>
    private static bool StandsAlone(Keyword keyword, string text, int start, int stop) =>
        !keyword.WholeWord
        || !((start > 0 && char.IsAsciiLetterOrDigit(text[start - 1]) && char.IsAsciiLetterOrDigit(text[start]))
            || (stop < text.Length && char.IsAsciiLetterOrDigit(text[stop]) && char.IsAsciiLetterOrDigit(text[stop - 1])));
}
