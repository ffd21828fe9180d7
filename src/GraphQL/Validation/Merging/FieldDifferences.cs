using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Validation.Merging;

/// <summary>Specification 5.3.2: why two fields are not the same one, what is inside them aside.</summary>
internal sealed class FieldDifferences(ArgumentTexts arguments, WorkLimit work)
{
    private readonly Dictionary<Field, Dictionary<string, Value>> _given = [];

    /// <param name="neverMeet">They are selected of different objects, so that only the answer's shape must be the same.</param>
    /// <param name="field">The one.</param>
    /// <param name="other">The other.</param>
    /// <returns>Null when they could be.</returns>
    internal string? Between(in FieldUse field, in FieldUse other, bool neverMeet) => (neverMeet ? null : OfMeaning(field.Node, other.Node)) ?? OfShape(field, other);

    private static string? OfShape(in FieldUse field, in FieldUse other) =>
        field.Definition?.Type is { } type && other.Definition?.Type is { } otherType && FieldUse.ShapesDiffer(type, otherType)
            ? $"they return conflicting types \"{type}\" and \"{otherType}\""
            : null;

    private string? OfMeaning(Field field, Field other)
    {
        if (field.Name.Value != other.Name.Value)
            return $"\"{ConflictTexts.Abbreviate(field.Name.Value)}\" and \"{ConflictTexts.Abbreviate(other.Name.Value)}\" are different fields";
        return SameArguments(field, other) ? null : "they have differing arguments";
    }

    /// <summary>Of an argument that is given twice the last counts, on the other side.</summary>
    private bool SameArguments(Field own, Field other)
    {
        if (own.Arguments.Count != other.Arguments.Count)
            return false;
        work.Spend(own.Arguments.Count);
        var given = GivenTo(other);
        return own.Arguments.All(a => given.TryGetValue(a.Name.Value, out var value) && arguments.Of(a.Value) == arguments.Of(value));
    }

    private Dictionary<string, Value> GivenTo(Field field)
    {
        if (_given.TryGetValue(field, out var given))
            return given;
        given = new(StringComparer.Ordinal);
        foreach (var argument in field.Arguments)
            given[argument.Name.Value] = argument.Value;
        return _given[field] = given;
    }
}
