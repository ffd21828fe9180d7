using System.Linq.Expressions;
using Microsoft.OData.UriParser;
using Switchboard.OData.Binding.Expressions;
using Switchboard.OData.Model;

namespace Switchboard.OData.Binding.Reading;

/// <summary>Where a URI's path leads.</summary>
/// <param name="Set">The set at its end.</param>
/// <param name="Rows">The rows of that set that it leads to.</param>
/// <param name="IsSingle">Whether that is one row at most.</param>
/// <param name="Parents">The row it last went on from, whose absence is 404 rather than nothing; null at the root.</param>
/// <param name="MayBeNothing">Whether the last step leads to one row or none.</param>
/// <param name="Properties">Properties within the row, outermost first.</param>
/// <param name="Ending">What is asked of the resource: its $count, its $value, or itself.</param>
internal sealed record PathPlan(
    ODataSet Set, Expression Rows, bool IsSingle, Expression? Parents, bool MayBeNothing, IReadOnlyList<ODataProperty> Properties, PathEnding Ending)
{
    internal static PathPlan Read(QueryContext context, ODataPath path)
    {
        if (path.FirstSegment is not EntitySetSegment first)
            throw new RefusedException(new ODataRefusal(404, "odata.unknown-resource", "There is no such resource."));
        var set = context.SetOf(first.EntitySet);
        var plan = new PathPlan(set, context.SourceOf(set), false, null, false, [], PathEnding.Itself);
        foreach (var segment in path.Skip(1))
        {
            plan = segment switch
            {
                KeySegment key => plan.WithKey(key),
                NavigationPropertySegment way => plan.Along(context, way),
                PropertySegment property => plan.Into(property),
                CountSegment => plan with { Ending = PathEnding.Count },
                ValueSegment => plan with { Ending = PathEnding.Value },
                _ => throw RefusedException.Unsupported($"'{segment.Identifier}' in a path"),
            };
        }

        return plan.Ending == PathEnding.Value && plan.Properties.Count == 0 ? throw RefusedException.Unsupported("The $value of a row") : plan;
    }

    private PathPlan WithKey(KeySegment segment)
    {
        var literal = segment.Keys.Single().Value;
        var value = Set.Key.Type.FromLiteral(literal) ?? throw RefusedException.Malformed("is no key of this set.", "path");
        var row = Expression.Parameter(Set.ViewType, "keyed");
        var same = Expression.Equal(Expression.Property(row, Set.Key.Member), Set.Key.Type.Side.Parameter(value));
        return this with { Rows = Queryables.Where(Rows, row, same), IsSingle = true, MayBeNothing = false };
    }

    private PathPlan Along(QueryContext context, NavigationPropertySegment segment)
    {
        var way = Set.FindNavigation(segment.NavigationProperty.Name) ?? throw RefusedException.Malformed("leads nowhere.", "path");
        var target = Expression.Parameter(way.Target.ViewType, "target");
        var parent = Expression.Parameter(Set.ViewType, "parent");
        var (here, there) = Literals.SameWidth(
            Expression.Property(parent, (way.IsMany ? Set.Key : way.Foreign).Member), Expression.Property(target, (way.IsMany ? way.Foreign : way.Target.Key).Member));
        var led = Queryables.Any(Queryables.Where(Rows, parent, Expression.Equal(here, there)));
        return new PathPlan(way.Target, Queryables.Where(context.SourceOf(way.Target), target, led), !way.IsMany, Rows, !way.IsMany, [], PathEnding.Itself);
    }

    private PathPlan Into(PropertySegment segment)
    {
        var name = segment.Property.Name;
        var property = Properties.Count == 0 ? Set.Find(name) : ((ODataComplex)Properties[^1].Type).Find(name);
        return this with { Properties = [.. Properties, property ?? throw RefusedException.Malformed($"There is no property '{name}'.", "path")] };
    }
}

internal enum PathEnding
{
    Itself,
    Count,
    Value,
}
