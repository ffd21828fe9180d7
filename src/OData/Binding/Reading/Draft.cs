using System.Linq.Expressions;
using Microsoft.OData.UriParser;
using Switchboard.OData.Binding.Expressions;
using Switchboard.OData.Model;

namespace Switchboard.OData.Binding.Reading;

/// <summary>A plan of rows while it is made.</summary>
internal sealed class Draft
{
    private readonly RowsReader _reader;
    private readonly QueryContext _context;
    private readonly Scope _scope;
    private readonly int _depth;
    private readonly List<(ODataColumn Column, Expression Value)> _computed = [];
    private readonly List<ExpandPlan> _expansions = [];
    private readonly List<ODataExpandedShape> _expanded = [];
    private readonly HashSet<ODataProperty> _needed = [];
    private readonly ParameterExpression _size = Expression.Parameter(typeof(int), "size");
    private readonly ODataShape _shape;

    internal Draft(RowsReader reader, QueryContext context, ODataSet set, RowsOptions options, int depth, ODataProperty? only = null, bool references = false)
    {
        (_reader, _context, _depth, Set, Options) = (reader, context, depth, set, options);
        Row = Expression.Parameter(set.ViewType, "it");
        _scope = Scope.Of(Row);
        _shape = new ODataShape
        {
            Set = set,
            Properties = only is not null ? [new ODataSelected(only, null)] : references ? [new ODataSelected(set.Key, null)] : Selection.Properties(set, options.SelectExpand),
        };
        Compute(options.Compute);
        Order = SortKeys.Read(context, set, Row, _scope, options.OrderBy, _computed.Count);
        if (options.Skip > ODataLimits.Skip)
            throw RefusedException.TooMuch($"must be at most {ODataLimits.Skip}.", "$skip");
        foreach (var item in options.SelectExpand?.SelectedItems.OfType<ExpandedReferenceSelectItem>() ?? [])
            Expand(item);
    }

    internal ODataSet Set { get; }

    internal RowsOptions Options { get; }

    internal ParameterExpression Row { get; }

    internal RowsPlan.Ordering Order { get; }

    internal ParameterExpression Source => _context.SourceOf(Set);

    /// <summary>Reads a property that is not shown.</summary>
    internal void Need(ODataProperty property) => _needed.Add(property);

    /// <summary>The rows that $search and $filter keep.</summary>
    internal Expression Kept(Expression rows)
    {
        if (Options.Search is { } search)
        {
            if (!Set.Searchable)
                throw RefusedException.Unsupported($"$search in '{Set.Name}'", "$search");
            rows = new SearchExpression(Set, rows, SearchWords.Of(search));
        }

        return Options.Filter is { } filter
            ? Queryables.Where(rows, Row, new ExpressionBinder(_context, _scope, "$filter").Condition(filter.Expression))
            : rows;
    }

    internal Expression Cut(Expression rows, long? skip) => Queryables.Take(skip is > 0 ? Queryables.Skip(rows, QueryParameter.Of((int)skip)) : rows, _size);

    /// <summary>The same expansion once more below, as often as $levels says.</summary>
    internal void Again(ExpandedReferenceSelectItem item, string text, long? levels)
    {
        var clause = (item as ExpandedNavigationSelectItem)?.LevelsOption;
        if (clause is null)
            return;
        var left = levels ?? (clause.IsMaxLevel ? ODataLimits.ExpandDepth - _depth + 1 : clause.Level);
        if (left > 1)
            Add(_reader.Expand(Set, item, text, _depth + 1, left - 1), item, text);
    }

    internal RowsPlan Finish(Expression rows, Expression page, ParameterExpression? keys, Expression? counts, int? top)
    {
        _shape.Computed = [.. _computed.Select(c => c.Column)];
        _shape.Expanded = _expanded;
        _shape.ContextSelection = Selection.Context(_shape, Options.SelectExpand);
        _needed.UnionWith(_shape.Properties.Select(p => p.Property));
        _needed.Add(Set.Key);
        _needed.UnionWith(Set.Version);
        _needed.UnionWith(Order.Keys.Select(k => k.Property).OfType<ODataProperty>());
        _needed.UnionWith(_expansions.Where(e => !e.Navigation.IsMany).Select(e => e.Navigation.Foreign));
        return new RowsPlan
        {
            Shape = _shape,
            Rows = rows,
            Page = Narrowing.Narrow(page, Set, _needed, Row, [.. _computed.Select(c => c.Value), .. Order.Keys.Where(k => k.Property is null).Select(k => k.Value)]),
            Counts = counts,
            Keys = keys,
            Size = _size,
            Order = Order,
            Expansions = _expansions,
            Top = top,
            Counted = Options.Count,
        };
    }

    private void Compute(ComputeClause? clause)
    {
        var binder = new ExpressionBinder(_context, _scope, "$compute");
        foreach (var item in clause?.ComputedItems ?? [])
        {
            var value = binder.Value(item.Expression);
            var type = _context.Model.TypeOf(value.Type) ?? throw RefusedException.Unsupported("A value of this type", "$compute");
            if (Set.Find(item.Alias) is not null || Set.FindNavigation(item.Alias) is not null || _scope.Value(item.Alias) is not null)
                throw RefusedException.Malformed($"'{item.Alias}' is taken.", "$compute");
            _scope.Name(item.Alias, value);
            if (Selection.Includes(Options.SelectExpand, item.Alias))
                _computed.Add((new ODataColumn([item.Alias], type), value));
        }
    }

    private void Expand(ExpandedReferenceSelectItem item)
    {
        var name = item.PathToNavigationProperty.LastSegment.Identifier;
        var text = ExpandText.Items(Options.ExpandText).FirstOrDefault(i => i.Name.Split('/')[0].Equals(name, StringComparison.OrdinalIgnoreCase)).Options ?? "";
        Add(_reader.Expand(Set, item, text, _depth + 1, levels: null), item, text);
    }

    private void Add(ExpandPlan plan, ExpandedReferenceSelectItem item, string text)
    {
        if (_expansions.Any(e => e.Navigation == plan.Navigation))
            throw RefusedException.Malformed($"'{plan.Navigation.Name}' is expanded twice.", "$expand");
        _expansions.Add(plan);
        _expanded.Add(new ODataExpandedShape(plan.Navigation, plan.Rows.Shape, plan.Rows.Counted, item is not ExpandedNavigationSelectItem, ExpandText.Options(text)));
    }
}
