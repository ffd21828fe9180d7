using Microsoft.OData.UriParser;
using Switchboard.OData.Model;

namespace Switchboard.OData.Binding.Reading;

/// <summary>The words of a $search, all of which have to be found.</summary>
internal static class SearchWords
{
    private const int Most = 10;
    private const int LongestWord = 200;

    internal static IReadOnlyList<string> Of(SearchClause clause)
    {
        var words = new List<string>();
        var stack = new Stack<QueryNode>([clause.Expression]);
        while (stack.TryPop(out var node))
        {
            switch (node)
            {
                case SearchTermNode term when term.Text.Length is 0 or > LongestWord || term.Text.Contains('\0', StringComparison.Ordinal):
                    throw RefusedException.Malformed($"A word must have 1 to {LongestWord} characters.", "$search");
                case SearchTermNode term:
                    words.Add(term.Text);
                    break;
                case BinaryOperatorNode { OperatorKind: BinaryOperatorKind.And } both:
                    stack.Push(both.Right);
                    stack.Push(both.Left);
                    break;
                default:
                    throw RefusedException.Unsupported("$search with OR or NOT", "$search");
            }

            if (words.Count > Most)
                throw RefusedException.TooMuch($"must have at most {Most} words.", "$search");
        }

        return words;
    }
}
