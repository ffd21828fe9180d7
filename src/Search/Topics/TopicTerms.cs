using Switchboard.Search.Analysis;

namespace Switchboard.Search.Topics;

/// <summary>What of a text tells its topic: Chinese whole, English without the words that hold any question together.</summary>
internal static class TopicTerms
{
    internal static HashSet<string> Of(string text)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        Span<char> buffer = stackalloc char[TermReader.Longest + 1];
        var terms = new TermReader(TextFolding.Fold(text), buffer);
        while (terms.MoveNext())
        {
            if (terms.Kind != TermKind.Word || terms.Role == TermRole.Content)
                found.Add(terms.Term.ToString());
        }

        return found;
    }
}
