using Switchboard.GraphQL.Language;
using Switchboard.GraphQL.Types;

namespace Switchboard.GraphQL.Validation.Merging;

/// <summary>Specification 5.3.2: a selection set and what it selects on.</summary>
internal readonly record struct Part(NamedSchemaType? Parent, SelectionSet Set);

/// <summary>Specification 5.3.2: selection sets whose fields come together in an answer.</summary>
/// <param name="Parts">They.</param>
/// <param name="ShapesOnly">They are selected of different objects, so that only the answer's shape must be the same.</param>
internal readonly record struct Merged(List<Part> Parts, bool ShapesOnly);

/// <summary>Specification 5.3.2: what remains to be looked at of all that comes together, nothing of it twice; so that fragments which lead back to themselves end.</summary>
internal sealed class MergeQueue(Schema? schema, FragmentGraph fragments)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<Part, int> _numbers = [];
    private readonly Stack<Merged> _open = new();

    /// <summary>Merging may meet the same parts in ever new combinations, in documents made for that.</summary>
    private int _steps = 500_000;

    internal bool IsExhausted => _steps < 0;

    internal void Spend(int steps) => _steps -= steps;

    internal bool TryTake(out Merged merged) => _open.TryPop(out merged);

    internal Part PartOf(FragmentDefinition fragment) => new(schema?.Type(fragment.TypeCondition.Name.Value), fragment.SelectionSet);

    internal void Add(List<Part> parts, bool shapesOnly)
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
    private Part Unwrapped(Part part) => part.Set.Selections is [FragmentSpread spread] && fragments.Find(spread.Name.Value) is { } fragment ? PartOf(fragment) : part;

    private int NumberOf(Part part)
    {
        if (!_numbers.TryGetValue(part, out var number))
            _numbers[part] = number = _numbers.Count;
        return number;
    }
}
