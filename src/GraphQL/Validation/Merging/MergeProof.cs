using Switchboard.GraphQL.Language;
using Switchboard.GraphQL.Types;

namespace Switchboard.GraphQL.Validation.Merging;

/// <summary>
/// Specification 5.3.2, the good case: merges what an answer would merge, level by level, and looks whether all that comes together agrees.
/// Takes time in proportion to the document where a comparison of pairs would square it. Failing to prove says nothing yet.
/// </summary>
internal sealed class MergeProof(ValidationContext context, ArgumentTexts arguments)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<Part, int> _numbers = [];
    private readonly HashSet<FragmentDefinition> _covered = [];
    private readonly Stack<Merged> _open = new();

    /// <summary>Merging may meet the same parts in ever new combinations, in documents made for that.</summary>
    private int _steps = 500_000;

    internal bool Succeeds()
    {
        foreach (var operation in context.Document.Operations)
        {
            Add([new Part(context.Schema?.Roots.GetValueOrDefault(operation.Kind), operation.SelectionSet)], shapesOnly: false);
            if (!Drain())
                return false;
        }

        foreach (var fragment in context.Document.Fragments.Where(f => !_covered.Contains(f)))
        {
            Add([PartOf(fragment)], shapesOnly: false);
            if (!Drain())
                return false;
        }

        return true;
    }

    private bool Drain()
    {
        while (_open.TryPop(out var merged))
        {
            foreach (var group in Flatten(merged).Values)
            {
                if (!Agree(group, merged.ShapesOnly))
                    return false;
            }

            if (_steps < 0)
                return false;
        }

        return true;
    }

    private void Add(List<Part> parts, bool shapesOnly)
    {
        if (parts.Count == 0)
            return;
        var numbers = parts.ConvertAll(p => NumberOf(Unwrapped(p)));
        numbers.Sort();
        _steps -= numbers.Count;
        if (_known.Add($"{shapesOnly}{string.Join(',', numbers.Distinct())}"))
            _open.Push(new Merged(parts, shapesOnly));
    }

    /// <summary>Many places may select one fragment and nothing else: they are all that fragment.</summary>
    private Part Unwrapped(Part part) => part.Set.Selections is [FragmentSpread spread] && context.Fragments.Find(spread.Name.Value) is { } fragment ? PartOf(fragment) : part;

    private int NumberOf(Part part)
    {
        if (!_numbers.TryGetValue(part, out var number))
            _numbers[part] = number = _numbers.Count;
        return number;
    }

    private Part PartOf(FragmentDefinition fragment) => new(context.Schema?.Type(fragment.TypeCondition.Name.Value), fragment.SelectionSet);

    /// <summary>All fields, those of fragments included, by the name that the answer has for them.</summary>
    private Dictionary<string, List<FieldUse>> Flatten(Merged merged)
    {
        var groups = new Dictionary<string, List<FieldUse>>(StringComparer.Ordinal);
        var spread = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<Part>(merged.Parts.Distinct());
        while (waiting.TryPop(out var part))
        {
            _steps -= part.Set.Selections.Count;
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
        return PartOf(fragment);
    }

    private void Group(FieldUse use, Dictionary<string, List<FieldUse>> groups)
    {
        if (!groups.TryAdd(use.Node.ResponseKey, [use]))
            groups[use.Node.ResponseKey].Add(use);

        // What introspection selects has, taken for itself, types that it has not when compared.
        if (use is { Definition: null, Parent: { } parent, Node.SelectionSet: { } set } && context.Schema?.Field(parent, use.Node.Name.Value) is { } field)
            Add([new Part(field.Type.Innermost, set)], shapesOnly: false);
    }

    private bool Agree(List<FieldUse> group, bool shapesOnly)
    {
        if (group.Count == 1)
        {
            Add(Inside(group), shapesOnly: false);
            return true;
        }

        if (!SameShape(group))
            return false;
        var objects = group.Select(f => f.Parent).OfType<ObjectType>().Distinct().ToList();
        if (!shapesOnly && objects.Count < 2)
        {
            Add(Inside(group), shapesOnly: false);
            return SameField(group);
        }

        Add(Inside(group), shapesOnly: true);
        return shapesOnly || objects.TrueForAll(o => AgreeOn(group.FindAll(f => !FieldUse.NeverMeet(f.Parent, o))));
    }

    /// <summary>Those of a group that can be selected of one and the same object.</summary>
    private bool AgreeOn(List<FieldUse> group)
    {
        _steps -= group.Count;
        Add(Inside(group), shapesOnly: false);
        return SameField(group) && _steps >= 0;
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

    private readonly record struct Part(NamedSchemaType? Parent, SelectionSet Set);

    /// <param name="Parts">Selection sets whose fields come together.</param>
    /// <param name="ShapesOnly">They are selected of different objects, so that only the answer's shape must be the same.</param>
    private sealed record Merged(List<Part> Parts, bool ShapesOnly);
}
