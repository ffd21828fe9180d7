using Switchboard.GraphQL.Language;
using Switchboard.GraphQL.Types;

namespace Switchboard.GraphQL.Validation.Merging;

/// <summary>
/// Specification 5.3.2, the good case: merges what an answer would merge, level by level, and looks whether all that comes together agrees.
/// Takes time in proportion to the document where a comparison of pairs would square it. Failing to prove says nothing yet.
/// </summary>
internal sealed class MergeProof(ValidationContext context, ArgumentTexts arguments)
{
    private readonly MergeQueue _queue = new(context.Schema, context.Fragments);
    private readonly HashSet<FragmentDefinition> _covered = [];

    internal bool Succeeds()
    {
        foreach (var operation in context.Document.Operations)
        {
            if (!Holds(new Part(context.Schema?.Roots.GetValueOrDefault(operation.Kind), operation.SelectionSet)))
                return false;
        }

        return context.Document.Fragments.All(f => _covered.Contains(f) || Holds(_queue.PartOf(f)));
    }

    private bool Holds(Part start)
    {
        _queue.Add([start], shapesOnly: false);
        while (_queue.TryTake(out var merged))
        {
            foreach (var group in Flatten(merged).Values)
            {
                if (!Agree(group, merged.ShapesOnly))
                    return false;
            }

            if (_queue.IsExhausted)
                return false;
        }

        return true;
    }

    /// <summary>All fields, those of fragments included, by the name that the answer has for them.</summary>
    private Dictionary<string, List<FieldUse>> Flatten(Merged merged)
    {
        var groups = new Dictionary<string, List<FieldUse>>(StringComparer.Ordinal);
        var spread = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<Part>(merged.Parts.Distinct());
        while (waiting.TryPop(out var part))
        {
            _queue.Spend(part.Set.Selections.Count);
            foreach (var selection in part.Set.Selections)
            {
                if (selection is Field field)
                    Group(FieldUse.Of(part.Parent, field), groups);
                else if (selection is InlineFragment inline)
                    waiting.Push(new Part(inline.TypeCondition is null ? part.Parent : context.Schema?.Type(inline.TypeCondition.Name.Value), inline.SelectionSet));
                else if (((FragmentSpread)selection).Name.Value is var name && spread.Add(name) && context.Fragments.Find(name) is { } fragment)
                    waiting.Push(Covered(fragment, merged));
            }
        }

        return groups;
    }

    private Part Covered(FragmentDefinition fragment, Merged merged)
    {
        if (!merged.ShapesOnly)
            _covered.Add(fragment);
        return _queue.PartOf(fragment);
    }

    private void Group(FieldUse use, Dictionary<string, List<FieldUse>> groups)
    {
        if (!groups.TryAdd(use.Node.ResponseKey, [use]))
            groups[use.Node.ResponseKey].Add(use);

        // What introspection selects has, taken for itself, types that it has not when compared.
        if (use is { Definition: null, Parent: { } parent, Node.SelectionSet: { } set } && context.Schema?.Field(parent, use.Node.Name.Value) is { } field)
            _queue.Add([new Part(field.Type.Innermost, set)], shapesOnly: false);
    }

    private bool Agree(List<FieldUse> group, bool shapesOnly)
    {
        if (group.Count == 1)
        {
            if (group[0].Node.SelectionSet is not null)
                _queue.Add(Inside(group), shapesOnly: false);
            return true;
        }

        if (!SameShape(group))
            return false;
        var objects = group.Select(f => f.Parent).OfType<ObjectType>().Distinct().ToList();
        if (!shapesOnly && objects.Count < 2)
            return AgreeAsOne(group);
        _queue.Add(Inside(group), shapesOnly: true);
        return shapesOnly || objects.TrueForAll(o => AgreeAsOne(group.FindAll(f => !FieldUse.NeverMeet(f.Parent, o))));
    }

    /// <summary>Those that can be selected of one and the same object.</summary>
    private bool AgreeAsOne(List<FieldUse> group)
    {
        _queue.Spend(group.Count);
        _queue.Add(Inside(group), shapesOnly: false);
        return SameField(group) && !_queue.IsExhausted;
    }

    private static List<Part> Inside(List<FieldUse> group) => [.. group.Where(f => f.Node.SelectionSet is not null).Select(f => new Part(f.Inside, f.Node.SelectionSet!))];

    private static bool SameShape(List<FieldUse> group)
    {
        var first = group.Find(f => f.Definition is not null).Definition?.Type;
        return first is null || group.TrueForAll(f => f.Definition is null || !FieldUse.ShapesDiffer(first, f.Definition.Type));
    }

    private bool SameField(List<FieldUse> group)
    {
        var first = group[0].Node;
        return arguments.Of(first.Arguments) is { } given && group.TrueForAll(f => f.Node.Name.Value == first.Name.Value && arguments.Of(f.Node.Arguments) == given);
    }
}
