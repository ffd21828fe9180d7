using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Validation;

/// <summary>Specification 5.5: which fragments a document has and which of them lead to which.</summary>
internal sealed class FragmentGraph
{
    private readonly Dictionary<string, FragmentDefinition> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<SelectionSet, IReadOnlyList<FragmentSpread>> _spreads = [];
    private readonly WorkLimit _work;

    internal FragmentGraph(Document document, WorkLimit work)
    {
        _work = work;
        foreach (var fragment in document.Fragments)
            _byName[fragment.Name.Value] = fragment;
    }

    internal FragmentDefinition? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>All that stand in it at any depth: its own first, then those of its last sub-selection, and so on backwards.</summary>
    internal IReadOnlyList<FragmentSpread> SpreadsIn(SelectionSet set)
    {
        if (_spreads.TryGetValue(set, out var known))
            return known;
        var spreads = new List<FragmentSpread>();
        var waiting = new Stack<SelectionSet>([set]);
        while (waiting.TryPop(out var next))
        {
            foreach (var selection in next.Selections)
            {
                if (selection is FragmentSpread spread)
                    spreads.Add(spread);
                else if ((selection as Field)?.SelectionSet is { } inField)
                    waiting.Push(inField);
                else if (selection is InlineFragment inline)
                    waiting.Push(inline.SelectionSet);
            }
        }

        return _spreads[set] = spreads;
    }

    /// <summary>Every fragment that the operations use, themselves or through other fragments, each once.</summary>
    internal IReadOnlyList<FragmentDefinition> ReachableFrom(IEnumerable<OperationDefinition> operations)
    {
        var names = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var operation in operations)
            Collect(operation.SelectionSet, names, seen);
        var reached = new List<FragmentDefinition>();
        for (var i = 0; i < names.Count; i++)
        {
            if (Find(names[i]) is not { } fragment)
                continue;
            reached.Add(fragment);
            Collect(fragment.SelectionSet, names, seen);
        }

        return reached;
    }

    private void Collect(SelectionSet set, List<string> names, HashSet<string> seen)
    {
        var spreads = SpreadsIn(set);
        _work.Spend(spreads.Count);
        foreach (var spread in spreads)
        {
            if (seen.Add(spread.Name.Value))
                names.Add(spread.Name.Value);
        }
    }
}
