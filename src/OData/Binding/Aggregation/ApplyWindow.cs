using System.Linq.Expressions;
using Microsoft.OData.UriParser;
using Switchboard.OData.Binding.Expressions;
using Switchboard.OData.Binding.Reading;
using Switchboard.OData.Model;

namespace Switchboard.OData.Binding.Aggregation;

/// <summary>What part of the rows that $apply makes is shown, and in which order.</summary>
internal sealed class ApplyWindow(QueryContext context, ODataSet set, Stage stage, bool single)
{
    internal ApplyPlan Plan(OrderByClause? orderBy, SelectExpandClause? select, Dictionary<string, string> options, long? top, long? skip, bool count)
    {
        if (skip > ODataLimits.Skip)
            throw RefusedException.TooMuch($"must be at most {ODataLimits.Skip}.", "$skip");
        if (stage.Columns is not { } columns)
            throw RefusedException.Unsupported("$apply without groupby or aggregate; use $filter and $compute,", "$apply");
        var shown = Shown(select);
        var token = options.GetValueOrDefault("$skiptoken");
        var fingerprint = $"{set.Name}|{options["$apply"]}|{options.GetValueOrDefault("$orderby")}|{options.GetValueOrDefault("$filter")}";
        var at = token is null ? ApplyToken.Start((int?)skip, (int?)top) : ApplyToken.Read(token, fingerprint);
        var (offset, size) = (Expression.Parameter(typeof(int), "offset"), Expression.Parameter(typeof(int), "size"));
        var page = Queryables.Take(Queryables.Skip(Ordered(orderBy), offset), size);
        var values = Expression.NewArrayInit(typeof(object), shown.Select(i => Expression.Convert(Cells.Read(stage.Row, i), typeof(object))));
        return new ApplyPlan
        {
            Columns = [.. shown.Select(i => columns[i])],
            Rows = stage.Rows,
            Page = Queryables.Select(page, stage.Row, values),
            Places = (offset, size),
            Window = at,
            Fingerprint = fingerprint,
            Counted = count,
            IsSingle = single,
        };
    }

    private List<int> Shown(SelectExpandClause? select)
    {
        var all = Enumerable.Range(0, stage.Columns!.Count).ToList();
        if (select is null || select.AllSelected || select.SelectedItems.Any(i => i is WildcardSelectItem))
            return all;
        var wanted = select.SelectedItems.Select(i => i is PathSelectItem path ? string.Join('/', path.SelectedPath.Select(s => s.Identifier)) : throw RefusedException.Unsupported("$expand after $apply", "$expand")).ToList();
        if (wanted.FirstOrDefault(w => !stage.Columns!.Any(c => string.Join('/', c.Path) == w || c.Path[0] == w)) is { } unknown)
            throw RefusedException.Malformed($"'{unknown}' is not among what $apply made.", "$select");
        return [.. all.Where(i => wanted.Contains(string.Join('/', stage.Columns![i].Path)) || wanted.Contains(stage.Columns![i].Path[0]))];
    }

    /// <summary>As asked, and then by every column, so that pages never overlap.</summary>
    private Expression Ordered(OrderByClause? clause)
    {
        var binder = new ExpressionBinder(context, stage.Scope, "$orderby");
        var keys = new List<SortKey>();
        for (var at = clause; at is not null; at = at.ThenBy)
            keys.Add(Key(binder.Value(at.Expression), at.Direction == OrderByDirection.Descending));
        keys.AddRange(Enumerable.Range(0, stage.Columns!.Count).Select(i => Key(Cells.Read(stage.Row, i), descending: false)));
        return SortKeys.Order(stage.Rows, stage.Row, keys);
    }

    private SortKey Key(Expression value, bool descending) =>
        new(value, context.Model.TypeOf(value.Type) ?? throw RefusedException.Unsupported("An order by this", "$orderby"), descending, null, 0);
}
