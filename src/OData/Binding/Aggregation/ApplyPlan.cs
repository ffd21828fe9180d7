using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Switchboard.OData.Binding.Expressions;
using Switchboard.OData.Binding.Reading;
using Switchboard.OData.Model;

namespace Switchboard.OData.Binding.Aggregation;

/// <summary>Rows that $apply makes.</summary>
internal sealed class ApplyPlan
{
    internal required IReadOnlyList<ODataColumn> Columns { get; init; }

    internal required Expression Rows { get; init; }

    internal required Expression Page { get; init; }

    internal required (ParameterExpression Offset, ParameterExpression Size) Places { get; init; }

    internal required ApplyToken Window { get; init; }

    internal required string Fingerprint { get; init; }

    internal required bool Counted { get; init; }

    /// <summary>Whether all rows become one, even when there are none.</summary>
    internal required bool IsSingle { get; init; }

    internal async Task<ODataResult> RunAsync(ODataQuery query, Filling filling, int? wish, CancellationToken ct)
    {
        long? count = Counted ? await CountAsync(filling, ct) : null;
        var page = Math.Max(1, Math.Min(query.Set.MaxPage, wish ?? int.MaxValue));
        var size = Window.Left is { } left && left <= page ? left : page + 1;
        if (Window.Offset + page > ODataLimits.Groups && Window.Offset > 0 && size > page)
            throw RefusedException.TooMuch($"makes more than {ODataLimits.Groups} rows: group by less, or filter.", "$apply");
        List<object?[]> rows = size == 0
            ? []
            : await filling.With(Places.Offset, QueryParameter.Of(Window.Offset)).With(Places.Size, QueryParameter.Of(size)).Query<object?[]>(Page).ToListAsync(ct);
        string? token = null;
        if (rows.Count > page)
        {
            rows.RemoveRange(page, rows.Count - page);
            token = new ApplyToken(Window.Offset + page, Window.Left - page).Write(Fingerprint);
        }

        if (IsSingle && rows.Count == 0 && Window is { Offset: 0, Left: not 0 })
            rows.Add([.. Columns.Select(c => c.IsCount ? 0L : (object?)null)]);
        return new ODataResult(query) { Aggregates = rows, Count = count, SkipToken = token };
    }

    private Task<long> CountAsync(Filling filling, CancellationToken ct)
    {
        var row = Expression.Parameter(Queryables.ItemOf(Rows));
        return filling.Query<int>(Queryables.Select(Rows, row, Expression.Constant(1))).LongCountAsync(ct);
    }
}
