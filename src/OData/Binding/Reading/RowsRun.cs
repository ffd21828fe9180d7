using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Switchboard.OData.Binding.Expressions;
using Switchboard.OData.Model;

namespace Switchboard.OData.Binding.Reading;

/// <summary>Reads planned rows for one call, one query a level.</summary>
/// <param name="filling">What belongs to the call.</param>
/// <param name="wish">A wish for smaller pages.</param>
internal sealed class RowsRun(Filling filling, int? wish)
{
    internal async Task<ODataResult> CollectionAsync(ODataQuery query, RowsPlan plan, CancellationToken ct)
    {
        long? count = plan.Counted ? await CountAsync(plan, ct) : null;
        var page = PageOf(plan, plan.Set.MaxPage);
        var size = SizeOf(plan, page);
        List<Fetched> rows = size == 0 ? [] : await filling.With(plan.Size, QueryParameter.Of(size)).Query<Fetched>(plan.Page).ToListAsync(ct);
        var token = Continue(plan, rows, page);
        return new ODataResult(query) { Rows = await WithExpansionsAsync(plan, rows, ct), Count = count, SkipToken = token };
    }

    internal async Task<ODataResult> EntityAsync(ODataQuery query, RowsPlan plan, CancellationToken ct) =>
        new(query) { Rows = await WithExpansionsAsync(plan, await SingleAsync(plan, ct), ct) };

    internal Task<List<Fetched>> SingleAsync(RowsPlan plan, CancellationToken ct) => filling.With(plan.Size, QueryParameter.Of(1)).Query<Fetched>(plan.Page).ToListAsync(ct);

    internal Task<long> CountAsync(RowsPlan plan, CancellationToken ct) => Ones(plan.Rows).LongCountAsync(ct);

    internal Task<bool> AnyAsync(Expression rows, CancellationToken ct) => Ones(rows).AnyAsync(ct);

    private int PageOf(RowsPlan plan, int most) => Math.Max(1, Math.Min(Math.Min(plan.Set.MaxPage, most), wish ?? int.MaxValue));

    /// <summary>One row more than the page has tells whether there are more; a $top within the page needs none.</summary>
    private static int SizeOf(RowsPlan plan, int page) => plan.Top is { } top && top <= page ? top : page + 1;

    private IQueryable<int> Ones(Expression rows)
    {
        var row = Expression.Parameter(Queryables.ItemOf(rows));
        return filling.Query<int>(Queryables.Select(rows, row, Expression.Constant(1)));
    }

    private static string? Continue(RowsPlan plan, List<Fetched> rows, int page)
    {
        if (rows.Count <= page)
            return null;
        rows.RemoveRange(page, rows.Count - page);
        return SkipToken.Write(plan.Order, rows[^1], plan.Top - page);
    }

    private async Task<IReadOnlyList<ODataRow>> WithExpansionsAsync(RowsPlan plan, List<Fetched> rows, CancellationToken ct)
    {
        var beside = new ODataExpansion[plan.Expansions.Count][];
        for (var i = 0; i < beside.Length; i++)
            beside[i] = await ExpandAsync(plan, plan.Expansions[i], rows, ct);
        var computed = plan.Shape.Computed.Count;
        var result = new ODataRow[rows.Count];
        for (var r = 0; r < result.Length; r++)
        {
            var expanded = beside.Length == 0 ? [] : new ODataExpansion[beside.Length];
            for (var i = 0; i < expanded.Length; i++)
                expanded[i] = beside[i][r];
            result[r] = new ODataRow(rows[r].Item, computed == rows[r].Values.Length ? rows[r].Values : rows[r].Values[..computed], expanded);
        }

        return result;
    }

    private async Task<ODataExpansion[]> ExpandAsync(RowsPlan parent, ExpandPlan expand, List<Fetched> rows, CancellationToken ct)
    {
        var link = expand.Navigation.IsMany ? parent.Set.Key : expand.Navigation.Foreign;
        var links = rows.ConvertAll(r => link.ValueIn(r.Item));
        var keys = links.OfType<object>().Distinct().ToList();
        var result = new ODataExpansion[rows.Count];
        var found = keys.Count == 0 ? [] : expand.Navigation.IsMany ? await ManyAsync(expand, keys, ct) : await OneAsync(expand, keys, ct);
        for (var r = 0; r < result.Length; r++)
            result[r] = links[r] is { } key && found.TryGetValue(key, out var related) ? related : new ODataExpansion([], expand.Rows.Counted ? 0 : null, null);
        return result;
    }

    private async Task<Dictionary<object, ODataExpansion>> OneAsync(ExpandPlan expand, List<object> keys, CancellationToken ct)
    {
        var plan = expand.Rows;
        var fetched = await filling.With(plan.Keys!, plan.Set.Key.Type.Side.Values(keys)).Query<Fetched>(plan.Page).ToListAsync(ct);
        var rows = await WithExpansionsAsync(plan, fetched, ct);
        var found = new Dictionary<object, ODataExpansion>(rows.Count);
        for (var i = 0; i < rows.Count; i++)
            found[plan.Set.Key.ValueIn(fetched[i].Item)!] = new ODataExpansion([rows[i]], null, null);
        return found;
    }

    private async Task<Dictionary<object, ODataExpansion>> ManyAsync(ExpandPlan expand, List<object> keys, CancellationToken ct)
    {
        var plan = expand.Rows;
        var own = filling.With(plan.Keys!, expand.Navigation.Foreign.Type.Side.Values(keys));
        var page = PageOf(plan, ODataLimits.ExpandedRows / keys.Count);
        var size = SizeOf(plan, page);
        List<Fetched> fetched = size == 0 ? [] : await own.With(plan.Size, QueryParameter.Of(size)).Query<Fetched>(plan.Page).ToListAsync(ct);
        var (kept, ends) = Pages(expand, fetched, page);
        var rows = await WithExpansionsAsync(plan, kept, ct);
        var counts = plan.Counts is null ? null : (await own.Query<Tally>(plan.Counts).ToListAsync(ct)).ToDictionary(t => t.Key!, t => t.Count);
        var found = new Dictionary<object, ODataExpansion>();
        foreach (var (key, (start, length, token)) in ends)
            found[key] = new ODataExpansion(new ArraySegment<ODataRow>((ODataRow[])rows, start, length), counts?.GetValueOrDefault(key), token);
        foreach (var (key, count) in counts ?? [])
            found.TryAdd(key, new ODataExpansion([], count, null));
        return found;
    }

    /// <summary>Rows in order of their parents, each parent's cut at its page.</summary>
    private static (List<Fetched> Kept, Dictionary<object, (int Start, int Length, string? Token)> Ends) Pages(ExpandPlan expand, List<Fetched> fetched, int page)
    {
        var kept = new List<Fetched>(fetched.Count);
        var ends = new Dictionary<object, (int Start, int Length, string? Token)>();
        foreach (var group in fetched.GroupBy(f => expand.Navigation.Foreign.ValueIn(f.Item)!))
        {
            var own = group.ToList();
            var token = Continue(expand.Rows, own, page);
            ends[group.Key] = (kept.Count, own.Count, token);
            kept.AddRange(own);
        }

        return (kept, ends);
    }
}
