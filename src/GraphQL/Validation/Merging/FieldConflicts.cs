using System.Runtime.CompilerServices;
using Switchboard.GraphQL.Language;
using Switchboard.GraphQL.Types;

namespace Switchboard.GraphQL.Validation.Merging;

/// <summary>Specification 5.3.2, the bad case: finds every pair of fields that conflict by comparing each with each, in the order that the reference implementation does, whose errors depend on it.</summary>
internal sealed class FieldConflicts(ValidationContext context, ArgumentTexts arguments, WorkLimit work)
{
    private readonly Dictionary<(SelectionSet Set, string Parent), CollectedFields> _collected = [];
    private readonly Dictionary<(string, string), bool> _comparedFragments = [];
    private readonly FieldDifferences _differences = new(arguments, work);

    /// <summary>A selection set is compared in itself here only; elsewhere each is held against others.</summary>
    internal IReadOnlyList<Conflict> Within(NamedSchemaType? parent, SelectionSet set)
    {
        var found = new List<Conflict>();
        var fields = Collect(parent, set);
        foreach (var (key, group) in fields.Groups)
        {
            for (var i = 0; i < group.Count; i++)
            {
                for (var j = i + 1; j < group.Count; j++)
                    Compare(key, group[i], group[j], neverMeet: false, found);
            }
        }

        var spreads = fields.Spreads;
        if (fields.Groups.Count == 0 && spreads.Count < 2)
            return found;
        for (var i = 0; i < spreads.Count; i++)
        {
            CompareWithFragment(fields, spreads[i], neverMeet: false, found);
            for (var j = i + 1; j < spreads.Count; j++)
                CompareFragments(spreads[i], spreads[j], neverMeet: false, found);
        }

        return found;
    }

    private CollectedFields Collect(NamedSchemaType? parent, SelectionSet set)
    {
        var key = (set, parent?.Name ?? "");
        if (!_collected.TryGetValue(key, out var fields))
            _collected[key] = fields = new CollectedFields(context.Schema, parent, set);
        return fields;
    }

    private CollectedFields? CollectFragment(string name) =>
        context.Fragments.Find(name) is { } fragment ? Collect(context.Schema?.Type(fragment.TypeCondition.Name.Value), fragment.SelectionSet) : null;

    /// <summary>Fragments lead to fragments without a bound of their own: rather no answer than no process.</summary>
    private void GoDeeper(int steps) => work.Spend(RuntimeHelpers.TryEnsureSufficientExecutionStack() ? steps : int.MaxValue);

    private void CompareWithFragment(CollectedFields fields, string name, bool neverMeet, List<Conflict> found)
    {
        GoDeeper(1);
        if (fields.Groups.Count == 0 || !fields.BeginsComparison(name, neverMeet))
            return;
        if (CollectFragment(name) is not { } fragment || ReferenceEquals(fields, fragment))
            return;
        CompareGroups(fields, fragment, neverMeet, found);
        foreach (var inside in fragment.Spreads)
            CompareWithFragment(fields, inside, neverMeet, found);
    }

    private void CompareFragments(string name, string other, bool neverMeet, List<Conflict> found)
    {
        GoDeeper(2);
        if (name == other || !BeginsComparison(name, other, neverMeet))
            return;
        if (CollectFragment(name) is not { } fields || CollectFragment(other) is not { } otherFields)
            return;
        CompareGroups(fields, otherFields, neverMeet, found);
        foreach (var inside in otherFields.Spreads)
            CompareFragments(name, inside, neverMeet, found);
        foreach (var inside in fields.Spreads)
            CompareFragments(inside, other, neverMeet, found);
    }

    private bool BeginsComparison(string name, string other, bool neverMeet)
    {
        if (Covers((name, other)) || Covers((other, name)))
            return false;
        _comparedFragments[(name, other)] = neverMeet;
        return true;

        bool Covers((string, string) pair) => _comparedFragments.TryGetValue(pair, out var before) && (neverMeet || !before);
    }

    private void CompareGroups(CollectedFields fields, CollectedFields others, bool neverMeet, List<Conflict> found)
    {
        if (others.Groups.Count == 0)
            return;
        foreach (var (key, group) in fields.Groups)
        {
            work.Spend(1);
            if (!others.Groups.TryGetValue(key, out var otherGroup))
                continue;
            foreach (var field in group)
            {
                foreach (var other in otherGroup)
                    Compare(key, field, other, neverMeet, found);
            }
        }
    }

    private void Compare(string key, in FieldUse field, in FieldUse other, bool neverMeet, List<Conflict> found)
    {
        work.Spend(2);
        neverMeet |= FieldUse.NeverMeet(field.Parent, other.Parent);
        var reason = _differences.Between(field, other, neverMeet);
        var conflict = reason is null ? CompareInside(key, field, other, neverMeet) : new Conflict(key, reason, [field.Node], [other.Node]);
        if (conflict is not null)
            found.Add(conflict);
    }

    private Conflict? CompareInside(string key, in FieldUse field, in FieldUse other, bool neverMeet)
    {
        if (field.Node.SelectionSet is not { } set || other.Node.SelectionSet is not { } otherSet)
            return null;
        GoDeeper(0);
        var inside = new List<Conflict>();
        var (fields, others) = (Collect(field.Inside, set), Collect(other.Inside, otherSet));
        CompareGroups(fields, others, neverMeet, inside);
        foreach (var name in others.Spreads)
            CompareWithFragment(fields, name, neverMeet, inside);
        foreach (var name in fields.Spreads)
            CompareWithFragment(others, name, neverMeet, inside);
        foreach (var name in fields.Spreads)
        {
            foreach (var otherName in others.Spreads)
                CompareFragments(name, otherName, neverMeet, inside);
        }

        return Conflict.Of(inside, key, field.Node, other.Node);
    }
}
