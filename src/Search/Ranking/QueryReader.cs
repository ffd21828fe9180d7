using Switchboard.Search.Analysis;

namespace Switchboard.Search.Ranking;

/// <summary>A query's terms, each once, with their weights.</summary>
internal static class QueryReader
{
    internal static List<QueryTerm> Read(string folded, SearchWeights weights, SynonymGroups synonyms)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var terms = new List<QueryTerm>();
        Span<char> buffer = stackalloc char[TermReader.Longest + 1];
        var reader = new TermReader(folded, buffer);
        var at = -1;
        while (reader.MoveNext())
        {
            at += reader.Kind == TermKind.Pair ? 0 : 1;
            var text = reader.Term.ToString();
            if (!known.Add(text))
                continue;
            terms.Add(new QueryTerm
            {
                Text = text,
                Kind = reader.Kind,
                Role = reader.Role,
                Weight = WeightOf(reader.Kind, reader.Role, weights),
                First = at,
                Last = reader.Kind == TermKind.Pair ? at + 1 : at,
            });
        }

        AddGroups(folded, weights, synonyms, known, terms);
        return terms;
    }

    private static void AddGroups(string folded, SearchWeights weights, SynonymGroups synonyms, HashSet<string> known, List<QueryTerm> terms)
    {
        var found = new List<SynonymFound>();
        synonyms.Find(folded, found);
        Span<char> buffer = stackalloc char[12];
        foreach (var group in found)
        {
            var text = QueryTerm.NameOf(group.Group, buffer).ToString();
            if (known.Add(text))
                terms.Add(new QueryTerm { Text = text, Kind = TermKind.Word, Role = TermRole.Content, Weight = weights.Synonym, First = group.First, Last = group.Last, IsGroup = true });
        }
    }

    private static float WeightOf(TermKind kind, TermRole role, SearchWeights weights)
    {
        var weight = role switch
        {
            TermRole.Function => weights.Function,
            TermRole.HalfFunction => Math.Max(0.5f, weights.Function),
            TermRole.Question => weights.Question,
            _ => 1,
        };
        return kind == TermKind.Character ? weight * weights.Character : weight;
    }
}
