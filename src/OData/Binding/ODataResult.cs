using Switchboard.OData.Model;

namespace Switchboard.OData.Binding;

/// <summary>What kind of resource a query asks for.</summary>
public enum ODataResultKind
{
    /// <summary>Several rows of a set.</summary>
    Collection,

    /// <summary>One row.</summary>
    Entity,

    /// <summary>A property's value, in its JSON wrapping.</summary>
    Property,

    /// <summary>A property's bare value, asked for with <c>/$value</c>.</summary>
    RawValue,

    /// <summary>A bare number, asked for with <c>/$count</c>.</summary>
    Count,

    /// <summary>Rows that $apply made.</summary>
    Aggregates,
}

/// <summary>What a query found.</summary>
public sealed class ODataResult
{
    internal ODataResult(ODataQuery query) => Query = query;

    /// <summary>What was asked.</summary>
    public ODataQuery Query { get; }

    /// <summary>What kind of resource this is.</summary>
    public ODataResultKind Kind => Query.Kind;

    /// <summary>The rows of a collection; the one row, or none, of an entity.</summary>
    public IReadOnlyList<ODataRow> Rows { get; internal init; } = [];

    /// <summary>The rows that $apply made: a value for each of <see cref="ODataQuery.Columns"/>.</summary>
    public IReadOnlyList<object?[]> Aggregates { get; internal init; } = [];

    /// <summary>How many rows there are in all, when that was asked.</summary>
    public long? Count { get; internal init; }

    /// <summary>What to ask on with, as <c>$skiptoken</c> in the same URI; null on the last page.</summary>
    public string? SkipToken { get; internal init; }

    /// <summary>A property's value as it stands in its view; null is 204 for a property.</summary>
    public object? Value { get; internal init; }
}

/// <summary>A row, and what was asked for beside its own properties.</summary>
/// <param name="Item">The view; only what the shape names is filled.</param>
/// <param name="Computed">A value for each of <see cref="ODataShape.Computed"/>.</param>
/// <param name="Expanded">What stands behind each of <see cref="ODataShape.Expanded"/>.</param>
public sealed record ODataRow(object Item, object?[] Computed, ODataExpansion[] Expanded);

/// <summary>What an expanded navigation property holds for one row.</summary>
/// <param name="Rows">The related rows of this page; for a single one it or none.</param>
/// <param name="Count">How many there are in all, when that was asked.</param>
/// <param name="SkipToken">What to ask on with at the related collection itself; null when these are all.</param>
public readonly record struct ODataExpansion(IReadOnlyList<ODataRow> Rows, long? Count, string? SkipToken);

/// <summary>What rows of a set are to be shown with.</summary>
public sealed class ODataShape
{
    /// <summary>Whose rows.</summary>
    public required ODataSet Set { get; init; }

    /// <summary>Structural properties to be written, in the model's order.</summary>
    public required IReadOnlyList<ODataSelected> Properties { get; init; }

    /// <summary>Values that $compute adds.</summary>
    public IReadOnlyList<ODataColumn> Computed { get; internal set; } = [];

    /// <summary>Navigation properties to be written with what they lead to.</summary>
    public IReadOnlyList<ODataExpandedShape> Expanded { get; internal set; } = [];

    /// <summary>What stands in parentheses behind the set in <c>@odata.context</c>; empty for all properties and nothing else.</summary>
    public string ContextSelection { get; internal set; } = "";
}

/// <summary>A structural property to be written.</summary>
/// <param name="Property">Which.</param>
/// <param name="Within">For a complex one of which only a part was selected: that part; else null.</param>
public sealed record ODataSelected(ODataProperty Property, IReadOnlyList<ODataSelected>? Within);

/// <summary>An expanded navigation property.</summary>
/// <param name="Navigation">Which.</param>
/// <param name="Shape">What its rows are shown with.</param>
/// <param name="Counted">Whether the number of related rows was asked for.</param>
/// <param name="ReferencesOnly">Whether only references were asked for: <c>$expand=messages/$ref</c>.</param>
/// <param name="Options">The options it was expanded with, decoded: those to ask on with at the related collection.</param>
public sealed record ODataExpandedShape(
    ODataNavigation Navigation, ODataShape Shape, bool Counted, bool ReferencesOnly, IReadOnlyList<KeyValuePair<string, string>> Options);

/// <summary>A value that no property holds: computed or aggregated.</summary>
/// <param name="Path">Its name, or for a grouped property of a related row the way there.</param>
/// <param name="Type">What its values are shown as; their CLR type is nullable.</param>
public sealed record ODataColumn(IReadOnlyList<string> Path, ODataType Type)
{
    /// <summary>Whether it counts, and so is 0 where there is nothing.</summary>
    internal bool IsCount { get; init; }
}
