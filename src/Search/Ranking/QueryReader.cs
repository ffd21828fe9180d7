using Switchboard.Search.Analysis;

namespace Switchboard.Search.Ranking;

/// <summary>A query's terms, each once, with their weights.</summary>
internal static class QueryReader
{
    private const float FunctionMeaning = 0.15f;

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
                Weight = WeightOf(reader.Kind, reader.Role, reader.Kind == TermKind.Word ? weights.FunctionWord ?? weights.Function : weights.Function, weights),
                Meaning = WeightOf(reader.Kind, reader.Role, FunctionMeaning, weights),
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

        foreach (var group in found)
        {
            foreach (var word in synonyms.WordsOf(group.Group))
                AddParts(word, group, weights, known, terms);
        }
    }

    /// <summary>快递单号 is asked and 单号 stands in the title: the parts of a group's words find a little, single characters nothing.</summary>
    private static void AddParts(string word, SynonymFound group, SearchWeights weights, HashSet<string> known, List<QueryTerm> terms)
    {
        Span<char> buffer = stackalloc char[TermReader.Longest + 1];
        var parts = new TermReader(word, buffer);
        while (parts.MoveNext())
        {
            if (parts.Kind == TermKind.Character || parts.Role != TermRole.Content || weights.Expansion <= 0)
                continue;
            var text = parts.Term.ToString();
            if (known.Add(text))
                terms.Add(new QueryTerm { Text = text, Kind = parts.Kind, Role = parts.Role, Weight = weights.Expansion, First = group.First, Last = group.Last, IsExpansion = true });
        }
    }

    private static float WeightOf(TermKind kind, TermRole role, float function, SearchWeights weights)
    {
        var weight = role switch
        {
            TermRole.Function => function,
            TermRole.HalfFunction => Math.Max(0.5f, function),
            TermRole.Question => kind == TermKind.Word ? weights.QuestionWord ?? 1 : weights.Question,
            _ => 1,
        };
        return kind == TermKind.Character ? weight * weights.Character : weight;
    }
}
