namespace Switchboard.Search.Analysis;

/// <summary>
/// Words that mean the same, in groups. A text that has one of a group's words gets a term for the group beside its own terms, so that
/// it is found by any other of them, and a rare meaning counts more than a common one, as with words.
/// </summary>
public sealed class SynonymGroups
{
    /// <summary>No groups.</summary>
    public static SynonymGroups None { get; } = new([]);

    private const int MostWordsInGroup = 100;
    private readonly List<Dictionary<string, int>> _next = [new(StringComparer.Ordinal)];
    private readonly List<List<int>?> _ends = [null];
    private readonly List<string[]> _words = [];

    /// <param name="groups">Each with the words of one meaning; the order of the groups gives them their numbers.</param>
    public SynonymGroups(IEnumerable<IReadOnlyList<string>> groups)
    {
        foreach (var group in groups)
        {
            _words.Add([.. group.Take(MostWordsInGroup).Select(TextFolding.Fold)]);
            foreach (var word in _words[^1])
                Add(word, _words.Count - 1);
        }
    }

    /// <summary>How many groups there are.</summary>
    public int Count => _words.Count;

    /// <summary>Groups from text: one a line, words separated by tabs; empty lines and lines that begin with # are left out.</summary>
    public static IEnumerable<IReadOnlyList<string>> Read(TextReader text)
    {
        while (text.ReadLine() is { } line)
        {
            var words = line.StartsWith('#') ? [] : line.Split('\t', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 1)
                yield return words;
        }
    }

    /// <summary>The groups that come with this library: customer service in Chinese and English.</summary>
    public static IEnumerable<IReadOnlyList<string>> BuiltIn() => BuiltInTexts.Groups("synonyms.");

    /// <summary>The words of a group, folded.</summary>
    internal IReadOnlyList<string> WordsOf(int group) => _words[group];

    /// <summary>The groups of which a word stands in the text, by number, each as often as it does.</summary>
    internal void Find(ReadOnlySpan<char> folded, List<SynonymFound> found)
    {
        if (Count == 0)
            return;
        Span<char> buffer = stackalloc char[TermReader.Longest + 1];
        Span<(int Node, int Start)> open = stackalloc (int, int)[16];
        var (opened, at) = (0, 0);
        var units = new TermReader(folded, buffer);
        while (units.MoveNext())
        {
            if (units.Kind == TermKind.Pair)
                continue;
            if (opened < open.Length)
                open[opened++] = (0, at);
            var kept = 0;
            foreach (var (node, start) in open[..opened])
            {
                if (!_next[node].GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(units.Term, out var next))
                    continue;
                open[kept++] = (next, start);
                foreach (var group in _ends[next] ?? [])
                    found.Add(new SynonymFound(group, start, at));
            }

            opened = kept;
            at++;
        }
    }

    private void Add(string word, int group)
    {
        Span<char> buffer = stackalloc char[TermReader.Longest + 1];
        var units = new TermReader(word, buffer);
        var node = 0;
        while (units.MoveNext())
        {
            if (units.Kind != TermKind.Pair)
                node = Step(node, units.Term);
        }

        if (node != 0 && !(_ends[node] ??= []).Contains(group))
            _ends[node]!.Add(group);
    }

    private int Step(int node, ReadOnlySpan<char> unit)
    {
        var lookup = _next[node].GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(unit, out var next))
            return next;
        _next.Add(new Dictionary<string, int>(StringComparer.Ordinal));
        _ends.Add(null);
        lookup[unit] = _next.Count - 1;
        return _next.Count - 1;
    }
}

/// <param name="Group">The group's number.</param>
/// <param name="First">The place of its first unit, words and single characters counted.</param>
/// <param name="Last">The place of its last one.</param>
internal readonly record struct SynonymFound(int Group, int First, int Last);
