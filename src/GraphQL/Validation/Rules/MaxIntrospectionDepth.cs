using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Validation.Rules;

/// <summary>Not of the specification: introspection does not go through three lists of members inside one another, where its answer would grow without bounds.</summary>
internal sealed class MaxIntrospectionDepth(ValidationContext context) : Rule(context), IEnters<Field>, ILeaves<Field>
{
    private const int TooDeep = 3;

    /// <summary>For each fragment, inside how many lists it was found to be harmless.</summary>
    private readonly Dictionary<string, int> _harmless = new(StringComparer.Ordinal);

    /// <summary>What is inside a field that was refused is not looked at again.</summary>
    private Field? _refused;

    void IEnters<Field>.Enter(Field node)
    {
        if (_refused is not null || node.Name.Value is not ("__schema" or "__type") || !GoesTooDeep(node))
            return;
        Report("Maximum introspection depth exceeded", node);
        _refused = node;
    }

    void ILeaves<Field>.Leave(Field node)
    {
        if (ReferenceEquals(_refused, node))
            _refused = null;
    }

    private bool GoesTooDeep(Field root)
    {
        var visited = new Dictionary<string, int>(StringComparer.Ordinal);
        var waiting = new Stack<(SelectionSet? Set, int Depth)>([(root.SelectionSet, 0)]);
        while (waiting.TryPop(out var next))
        {
            foreach (var selection in next.Set?.Selections ?? [])
            {
                var depth = next.Depth + (selection is Field { Name.Value: "fields" or "interfaces" or "possibleTypes" or "inputFields" } ? 1 : 0);
                if (depth >= TooDeep)
                    return true;
                waiting.Push((Inside(selection, depth, visited), depth));
            }
        }

        foreach (var (fragment, depth) in visited)
            _harmless[fragment] = depth;
        return false;
    }

    /// <summary>A fragment counts again only where it is deeper than before, which ends every circle.</summary>
    private SelectionSet? Inside(Selection selection, int depth, Dictionary<string, int> visited)
    {
        if (selection is not FragmentSpread spread)
            return selection is Field field ? field.SelectionSet : ((InlineFragment)selection).SelectionSet;
        var name = spread.Name.Value;
        if ((visited.TryGetValue(name, out var before) && before >= depth) || (_harmless.TryGetValue(name, out var harmless) && harmless >= depth))
            return null;
        visited[name] = depth;
        return Context.Fragments.Find(name)?.SelectionSet;
    }
}
