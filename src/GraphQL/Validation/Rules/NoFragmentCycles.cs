using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Validation.Rules;

/// <summary>Specification 5.5.2.2: no fragment contains itself, however long the way round.</summary>
internal sealed class NoFragmentCycles(ValidationContext context) : Rule(context), IEnters<FragmentDefinition>
{
    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);

    /// <summary>The fragments on the way to where the search stands; a stack of our own, for the way may be longer than the machine's would allow.</summary>
    private readonly List<Step> _way = [];
    private readonly Dictionary<string, int> _placeOnWay = new(StringComparer.Ordinal);

    void IEnters<FragmentDefinition>.Enter(FragmentDefinition node)
    {
        Descend(node);
        while (_way.Count > 0)
        {
            var step = _way[^1];
            if (step.Next == step.Spreads.Count)
            {
                _placeOnWay.Remove(step.Fragment.Name.Value);
                _way.RemoveAt(_way.Count - 1);
                continue;
            }

            step.Next++;
            if (_placeOnWay.TryGetValue(step.Current.Name.Value, out var start))
                ReportCycle(start);
            else if (Context.Fragments.Find(step.Current.Name.Value) is { } fragment)
                Descend(fragment);
        }
    }

    private void Descend(FragmentDefinition fragment)
    {
        if (!_visited.Add(fragment.Name.Value) || Context.Fragments.SpreadsIn(fragment.SelectionSet) is not { Count: > 0 } spreads)
            return;
        _placeOnWay[fragment.Name.Value] = _way.Count;
        _way.Add(new Step(fragment, spreads));
    }

    private void ReportCycle(int start)
    {
        var cycle = _way.Skip(start).Select(s => s.Current).ToList();
        var via = string.Join(", ", cycle.SkipLast(1).Select(s => $"\"{s.Name.Value}\""));
        Report($"Cannot spread fragment \"{cycle[^1].Name.Value}\" within itself{(via.Length > 0 ? " via " + via : "")}.", [.. cycle]);
    }

    private sealed class Step(FragmentDefinition fragment, IReadOnlyList<FragmentSpread> spreads)
    {
        public FragmentDefinition Fragment { get; } = fragment;

        public IReadOnlyList<FragmentSpread> Spreads { get; } = spreads;

        public int Next { get; set; }

        /// <summary>The spread that the search has gone through.</summary>
        public FragmentSpread Current => Spreads[Next - 1];
    }
}
