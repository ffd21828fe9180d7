using System.Linq.Expressions;
using Microsoft.OData.UriParser;
using Switchboard.OData.Model;

namespace Switchboard.OData.Binding.Expressions;

internal sealed partial class ExpressionBinder
{
    /// <summary>A row at hand, or a query for the one row that a navigation property leads to.</summary>
    private readonly record struct RowPlace(ODataSet Set, Expression? Row, Expression? Rows)
    {
        internal Expression Read(Func<Expression, Expression> value)
        {
            if (Row is not null)
                return value(Row);
            var row = Expression.Parameter(Set.ViewType, "related");
            return Queryables.First(Queryables.Select(Rows!, row, Nulls.Widen(value(row))));
        }
    }

    private Expression Property(SingleValuePropertyAccessNode node)
    {
        if (scope.Aggregated)
            return scope.Value(PathOf(node)) ?? throw RefusedException.Malformed($"'{PathOf(node)}' is not among what $apply made.", option);
        var members = new Stack<string>();
        members.Push(node.Property.Name);
        SingleValueNode at = node.Source;
        while (at is SingleComplexNode complex)
        {
            members.Push(complex.Property.Name);
            at = complex.Source;
        }

        var place = Place(at);
        return place.Read(row => Member(place.Set, row, members));
    }

    private Expression Member(ODataSet set, Expression row, IEnumerable<string> members)
    {
        var find = set.Find;
        var value = row;
        foreach (var name in members)
        {
            var property = find(name) ?? throw RefusedException.Malformed($"There is no property '{name}'.", option);
            Allow(property);
            value = Expression.Property(value, property.Member);
            if (property.Type is ODataComplex complex)
                find = complex.Find;
        }

        return value;
    }

    private void Allow(ODataProperty property)
    {
        var allowed = option == "$orderby" ? property.Sortable || property.Type is ODataComplex : property.Filterable;
        if (!allowed)
            throw new RefusedException(new ODataRefusal(400, "odata.restricted", $"'{property.Name}' cannot be used in {option}.", option));
    }

    private RowPlace Place(SingleValueNode node)
    {
        context.Spend();
        switch (node)
        {
            case ResourceRangeVariableReferenceNode variable:
                var row = scope.Variable(variable.Name) ?? throw RefusedException.Malformed($"There is no '{variable.Name}' here.", option);
                return new RowPlace(context.SetOf(variable.NavigationSource), row, null);
            case SingleNavigationNode navigation:
                var from = Place(navigation.Source);
                var way = WayOf(from.Set, navigation.NavigationProperty.Name);
                var key = from.Read(r => Expression.Property(r, way.Foreign.Member));
                return new RowPlace(way.Target, null, Related(way.Target, way.Target.Key, key));
            default:
                throw RefusedException.Unsupported("This path", option);
        }
    }

    private static ODataNavigation WayOf(ODataSet set, string name) => set.FindNavigation(name) ?? throw RefusedException.Malformed($"'{set.Name}' leads to no '{name}'.");

    /// <summary>The rows of a set whose property holds this key.</summary>
    private Expression Related(ODataSet target, ODataProperty property, Expression key)
    {
        var row = Expression.Parameter(target.ViewType, "r");
        var (left, right) = Literals.SameWidth(Expression.Property(row, property.Member), key);

        // Two nulls are equal to an expression, but nobody's key.
        var known = Nulls.Possible(key) ? Nulls.NotNull(left) : Nulls.True;
        return Queryables.Where(context.SourceOf(target), row, Nulls.And(known, Expression.Equal(left, right)));
    }

    private Expression RowsOf(CollectionNavigationNode node)
    {
        var from = Place((SingleValueNode)node.Source);
        var way = WayOf(from.Set, node.NavigationProperty.Name);
        return Related(way.Target, way.Foreign, from.Read(r => Expression.Property(r, from.Set.Key.Member)));
    }

    private Expression ItemsOf(CollectionPropertyAccessNode node)
    {
        var members = new Stack<string>([node.Property.Name]);
        var at = node.Source;
        while (at is SingleComplexNode complex)
        {
            members.Push(complex.Property.Name);
            at = complex.Source;
        }

        var place = Place(at);
        return place.Row is { } row ? Member(place.Set, row, members) : throw RefusedException.Unsupported("A collection of a related row", option);
    }

    private Expression Count(CountNode node) => node.Source switch
    {
        CollectionNavigationNode rows => Queryables.LongCount(RowsOf(rows)),
        CollectionPropertyAccessNode items => Collections.Count(ItemsOf(items)),
        _ => throw RefusedException.Unsupported("This $count", option),
    };

    private static string PathOf(SingleValueNode node) => node switch
    {
        SingleValuePropertyAccessNode property => Join(property.Source, property.Property.Name),
        SingleNavigationNode navigation => Join(navigation.Source, navigation.NavigationProperty.Name),
        SingleComplexNode complex => Join(complex.Source, complex.Property.Name),
        SingleValueOpenPropertyAccessNode open => open.Name,
        _ => "",
    };

    private static string Join(SingleValueNode source, string name) => PathOf(source) is { Length: > 0 } before ? $"{before}/{name}" : name;
}
