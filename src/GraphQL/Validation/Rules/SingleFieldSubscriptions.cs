using Switchboard.GraphQL.Language;
using Switchboard.GraphQL.Types;

namespace Switchboard.GraphQL.Validation.Rules;

/// <summary>Specification 5.2.4.1: a subscription selects one field at its root, and none of introspection.</summary>
internal sealed class SingleFieldSubscriptions(ValidationContext context) : Rule(context), IEnters<OperationDefinition>
{
    void IEnters<OperationDefinition>.Enter(OperationDefinition node)
    {
        if (node.Kind != OperationKind.Subscription || Context.Schema?.Roots.GetValueOrDefault(OperationKind.Subscription) is not { } root)
            return;
        var fields = Collect(root, node.SelectionSet);
        var who = node.Name is null ? "Anonymous Subscription" : $"Subscription \"{node.Name.Value}\"";
        if (fields.Count > 1)
            Report($"{who} must select only one top level field.", [.. fields.Values.Skip(1).SelectMany(f => f)]);
        foreach (var same in fields.Values.Where(f => f[0].Name.Value.StartsWith("__", StringComparison.Ordinal)))
            Report($"{who} must not select an introspection top level field.", [.. same]);
    }

    private static bool IsLeftOut(Selection selection) =>
        selection.Directives.Any(d => d.Name.Value is "skip" or "include" && d.Arguments.Any(a => a.Name.Value == "if" && a.Value is BooleanValue flag && flag.Value == (d.Name.Value == "skip")));

    /// <summary>By the names under which the answer would hold them. What depends on a variable counts as selected.</summary>
    private OrderedDictionary<string, List<Field>> Collect(ObjectType root, SelectionSet set)
    {
        var fields = new OrderedDictionary<string, List<Field>>(StringComparer.Ordinal);
        var visited = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<IEnumerator<Selection>>([set.Selections.GetEnumerator()]);
        while (open.TryPeek(out var selections))
        {
            if (!selections.MoveNext())
            {
                open.Pop().Dispose();
                continue;
            }

            var selection = selections.Current;
            if (IsLeftOut(selection))
                continue;
            if (selection is not Field field)
            {
                if (Inside(selection, root, visited) is { } inside)
                    open.Push(inside.Selections.GetEnumerator());
            }
            else if (!fields.TryAdd(field.ResponseKey, [field]))
            {
                fields[field.ResponseKey].Add(field);
            }
        }

        return fields;
    }

    /// <summary>What a fragment stands for; null when it does not apply to the root, or applied before.</summary>
    private SelectionSet? Inside(Selection selection, ObjectType root, HashSet<string> visited)
    {
        if (selection is InlineFragment inline)
            return Applies(inline.TypeCondition, root) ? inline.SelectionSet : null;
        var name = ((FragmentSpread)selection).Name.Value;
        return visited.Add(name) && Context.Fragments.Find(name) is { } fragment && Applies(fragment.TypeCondition, root) ? fragment.SelectionSet : null;
    }

    private bool Applies(NamedType? condition, ObjectType root)
    {
        if (condition is null)
            return true;
        var type = Context.Schema!.Type(condition.Name.Value);
        return ReferenceEquals(type, root) || (type is { IsAbstract: true } && Context.Schema.IsSubType(type, root));
    }
}
