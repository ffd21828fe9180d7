namespace Switchboard.Search.Analysis;

/// <summary>The terms of a text, for whoever looks at texts beside the index.</summary>
public static class Terms
{
    /// <summary>Each term of the text with how often it stands there.</summary>
    public static Dictionary<string, float> Count(string text)
    {
        var counts = new Dictionary<string, float>(StringComparer.Ordinal);
        var lookup = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> buffer = stackalloc char[TermReader.Longest + 1];
        var terms = new TermReader(TextFolding.Fold(text), buffer);
        while (terms.MoveNext())
        {
            lookup.TryGetValue(terms.Term, out var count);
            lookup[terms.Term] = count + 1;
        }

        return counts;
    }
}
