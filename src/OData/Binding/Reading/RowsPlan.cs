using System.Linq.Expressions;
using Switchboard.OData.Binding.Expressions;
using Switchboard.OData.Model;

namespace Switchboard.OData.Binding.Reading;

/// <summary>Rows of one set, with what is asked for beside them.</summary>
internal sealed class RowsPlan
{
    internal required ODataShape Shape { get; init; }

    internal ODataSet Set => Shape.Set;

    /// <summary>All rows that answer, in no order: of a path, or those related to <see cref="Keys"/>.</summary>
    internal required Expression Rows { get; init; }

    /// <summary>The rows of one page, in order and narrowed to what is needed, as <see cref="Fetched"/>.</summary>
    internal required Expression Page { get; init; }

    /// <summary>How many rows there are for each key, for an expansion that counts.</summary>
    internal Expression? Counts { get; init; }

    /// <summary>The place for the keys of parents.</summary>
    internal ParameterExpression? Keys { get; init; }

    /// <summary>The place for the number of rows to read, one more than the page has.</summary>
    internal required ParameterExpression Size { get; init; }

    internal required Ordering Order { get; init; }

    internal IReadOnlyList<ExpandPlan> Expansions { get; init; } = [];

    internal int? Top { get; init; }

    internal bool Counted { get; init; }

    internal sealed record Ordering(string Fingerprint, IReadOnlyList<SortKey> Keys);
}

/// <summary>An expanded navigation property.</summary>
internal sealed record ExpandPlan(ODataNavigation Navigation, RowsPlan Rows);

/// <summary>One thing that rows are sorted by.</summary>
/// <param name="Value">Of a row.</param>
/// <param name="Type">What it is.</param>
/// <param name="Descending">Which way.</param>
/// <param name="Property">The property, where it is one of the row itself; its value is then read from the row.</param>
/// <param name="Slot">Else the place among the row's further values.</param>
internal sealed record SortKey(Expression Value, ODataType Type, bool Descending, ODataProperty? Property, int Slot)
{
    internal object? Of(Fetched row) => Property is null ? row.Values[Slot] : Property.ValueIn(row.Item);
}

/// <summary>A row as it comes from the database.</summary>
internal sealed class Fetched
{
    public object Item { get; set; } = null!;

    public object?[] Values { get; set; } = [];
}

/// <summary>How many rows a parent has.</summary>
internal sealed class Tally
{
    public object? Key { get; set; }

    public long Count { get; set; }
}
