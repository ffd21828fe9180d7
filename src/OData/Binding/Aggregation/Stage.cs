using System.Linq.Expressions;
using Switchboard.OData.Binding.Expressions;
using Switchboard.OData.Model;

namespace Switchboard.OData.Binding.Aggregation;

/// <summary>Rows between two transformations.</summary>
/// <param name="Rows">The rows so far.</param>
/// <param name="Row">One of them.</param>
/// <param name="Columns">What they consist of; null while they are still rows of a set.</param>
/// <param name="Scope">What names mean.</param>
internal sealed record Stage(Expression Rows, ParameterExpression Row, IReadOnlyList<ODataColumn>? Columns, Scope Scope)
{
    internal static Stage OfSet(ODataSet set, Expression rows)
    {
        var row = Expression.Parameter(set.ViewType, "it");
        return new Stage(rows, row, null, Scope.Of(row));
    }

    internal static Stage OfCells(Expression rows, IReadOnlyList<ODataColumn> columns)
    {
        var row = Expression.Parameter(Queryables.ItemOf(rows), "cells");
        return new Stage(rows, row, columns, Scope.OfValues(columns.Select((c, i) => (string.Join('/', c.Path), Cells.Read(row, i)))));
    }
}
