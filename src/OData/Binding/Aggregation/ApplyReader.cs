using System.Linq.Expressions;
using Microsoft.OData.UriParser;
using Microsoft.OData.UriParser.Aggregation;
using Switchboard.OData.Binding.Expressions;
using Switchboard.OData.Binding.Reading;
using Switchboard.OData.Model;

namespace Switchboard.OData.Binding.Aggregation;

/// <summary>Plans $apply: each transformation makes new rows of the rows before it, and what stands beside $apply works on the last.</summary>
internal sealed class ApplyReader(QueryContext context, PathPlan path)
{
    private const int MostTransformations = 10;
    private const string Option = "$apply";
    private bool _single;

    internal ApplyPlan Read(ODataUriParser parser, Dictionary<string, string> options, Action<ODataUriParser> aliases)
    {
        var apply = QueryReader.Parsed(Option, parser.ParseApply);
        var compute = QueryReader.Parsed("$compute", parser.ParseCompute);
        var filter = QueryReader.Parsed("$filter", parser.ParseFilter);
        var orderBy = QueryReader.Parsed("$orderby", parser.ParseOrderBy);
        var select = QueryReader.Parsed("$select", parser.ParseSelectAndExpand);
        aliases(parser);
        var transformations = apply.Transformations.ToList();
        if (transformations.Count > MostTransformations)
            throw RefusedException.TooMuch($"must have at most {MostTransformations} transformations.", Option);
        var stage = transformations.Aggregate(Stage.OfSet(path.Set, path.Rows), Transformed);
        if (compute is not null)
            stage = Computed(stage, compute.ComputedItems, "$compute");
        if (filter is not null)
            stage = Filtered(stage, filter, "$filter");
        return new ApplyWindow(context, path.Set, stage, _single).Plan(orderBy, select, options, QueryReader.Parsed("$top", parser.ParseTop), QueryReader.Parsed("$skip", parser.ParseSkip), QueryReader.Parsed("$count", parser.ParseCount) == true);
    }

    private Stage Transformed(Stage stage, TransformationNode node)
    {
        _single = node is AggregateTransformationNode || (_single && node is not GroupByTransformationNode);
        return node switch
        {
            FilterTransformationNode filter => Filtered(stage, filter.FilterClause, Option),
            ComputeTransformationNode compute => Computed(stage, compute.Expressions, Option),
            AggregateTransformationNode aggregate => Grouped(stage, [], aggregate),
            GroupByTransformationNode group => GroupedBy(stage, group),
            _ => throw RefusedException.Unsupported($"The transformation '{node.Kind}'", Option),
        };
    }

    private Stage Filtered(Stage stage, FilterClause clause, string option) =>
        stage with { Rows = Queryables.Where(stage.Rows, stage.Row, new ExpressionBinder(context, stage.Scope, option).Condition(clause.Expression)) };

    private Stage Computed(Stage stage, IEnumerable<ComputeExpression> items, string option)
    {
        var binder = new ExpressionBinder(context, stage.Scope, option);
        var added = items.Select(i => (i.Alias, Value: binder.Value(i.Expression))).ToList();
        if (stage.Columns is null)
        {
            foreach (var (alias, value) in added)
                stage.Scope.Name(Fresh(stage, alias), value);
            return stage;
        }

        var columns = stage.Columns.Concat(added.Select(a => new ODataColumn([Fresh(stage, a.Alias)], TypeOf(a.Value)))).ToList();
        Limit(columns.Count);
        var cells = Cells.Of([.. stage.Columns.Select((_, i) => Cells.Read(stage.Row, i)), .. added.Select(a => a.Value)]);
        return Stage.OfCells(Queryables.Select(stage.Rows, stage.Row, cells), columns);
    }

    private string Fresh(Stage stage, string alias) =>
        stage.Scope.Value(alias) is not null || (stage.Columns is null && (path.Set.Find(alias) is not null || path.Set.FindNavigation(alias) is not null))
            ? throw RefusedException.Malformed($"'{alias}' is taken.", Option)
            : alias;

    private Stage GroupedBy(Stage stage, GroupByTransformationNode node)
    {
        var binder = new ExpressionBinder(context, stage.Scope, Option);
        var keys = node.GroupingProperties.SelectMany(g => Leaves(g, [])).Select(l => (l.Path, Value: binder.Value(l.Node))).ToList();
        return node.ChildTransformations switch
        {
            null => Grouped(stage, keys, null),
            AggregateTransformationNode aggregate => Grouped(stage, keys, aggregate),
            _ => throw RefusedException.Unsupported("Anything but aggregate() within groupby()", Option),
        };
    }

    private static IEnumerable<(IReadOnlyList<string> Path, SingleValueNode Node)> Leaves(GroupByPropertyNode node, IReadOnlyList<string> before)
    {
        IReadOnlyList<string> here = [.. before, node.Name];
        return node.Expression is { } expression ? [(here, expression)] : node.ChildTransformations.SelectMany(c => Leaves(c, here));
    }

    /// <remarks>First a row of keys and of what is aggregated, then groups of such rows: an aggregate of a look-up elsewhere is then plain SQL too.</remarks>
    private Stage Grouped(Stage stage, IReadOnlyList<(IReadOnlyList<string> Path, Expression Value)> keys, AggregateTransformationNode? node)
    {
        var binder = new ExpressionBinder(context, stage.Scope, Option);
        var aggregates = (node?.AggregateExpressions ?? []).Select(a => Aggregate.Read(a, binder)).ToList();
        Limit(keys.Count + aggregates.Count);
        var flat = Cells.Of([.. keys.Select(k => k.Value), .. aggregates.Select(a => a.Value).OfType<Expression>()]);
        var rows = Queryables.Select(stage.Rows, stage.Row, flat);
        var cell = Expression.Parameter(flat.Type, "cell");
        var key = keys.Count == 0 ? (Expression)Expression.Constant(1) : Cells.Of([.. keys.Select((_, i) => Cells.Read(cell, i))]);
        var groups = Queryables.GroupBy(rows, cell, key);
        var group = Expression.Parameter(Queryables.ItemOf(groups), "g");
        var slot = keys.Count;
        var values = keys.Select((_, i) => Cells.Read(Expression.Property(group, "Key"), i))
            .Concat(aggregates.Select(a => a.Over(group, cell, a.Value is null ? null : Cells.Read(cell, slot++)))).ToList();
        var columns = keys.Select(k => new ODataColumn(k.Path, TypeOf(k.Value))).Concat(aggregates.Select((a, i) => new ODataColumn([a.Alias], TypeOf(values[keys.Count + i])) { IsCount = a.Method is AggregationMethod.VirtualPropertyCount or AggregationMethod.CountDistinct })).ToList();
        if (columns.Select(c => string.Join('/', c.Path)).Distinct(StringComparer.OrdinalIgnoreCase).Count() != columns.Count)
            throw RefusedException.Malformed("Two columns have the same name.", Option);
        return Stage.OfCells(Queryables.Select(groups, group, Cells.Of(values)), columns);
    }

    private ODataType TypeOf(Expression value) => context.Model.TypeOf(value.Type) ?? throw RefusedException.Unsupported("A value of this type", Option);

    private static void Limit(int columns)
    {
        if (columns > ODataLimits.Columns)
            throw RefusedException.TooMuch($"must make at most {ODataLimits.Columns} columns.", Option);
        if (columns == 0)
            throw RefusedException.Malformed("makes no column.", Option);
    }
}
