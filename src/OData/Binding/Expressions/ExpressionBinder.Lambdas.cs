using System.Linq.Expressions;
using Microsoft.OData.UriParser;
using Switchboard.OData.Model;

namespace Switchboard.OData.Binding.Expressions;

internal sealed partial class ExpressionBinder
{
    /// <summary><c>any</c> finds one of which the condition is true, <c>all</c> finds none of which it is not: neither is ever unknown.</summary>
    private Expression Lambda(LambdaNode node, bool holds)
    {
        var (found, wanted) = node is AnyNode ? (Want.True, true) : (Want.NotTrue, false);
        var exists = node.Source switch
        {
            CollectionNavigationNode rows => ExistsRow(RowsOf(rows), node, found),
            CollectionPropertyAccessNode items => ExistsItem(ItemsOf(items), node, found),
            _ => throw RefusedException.Unsupported("'any' and 'all' of this", option),
        };
        return wanted == holds ? exists : Expression.Not(exists);
    }

    private Expression ExistsRow(Expression rows, LambdaNode node, Want found)
    {
        if (node.CurrentRangeVariable is null)
            return Queryables.Any(rows);
        var row = Expression.Parameter(Queryables.ItemOf(rows), node.CurrentRangeVariable.Name);
        return Queryables.Any(Queryables.Where(rows, row, Within(node, row, found)));
    }

    private Expression ExistsItem(Expression items, LambdaNode node, Want found)
    {
        if (node.CurrentRangeVariable is null)
            return Collections.Any(items);
        var item = Expression.Parameter(Collections.ItemOf(items), node.CurrentRangeVariable.Name);
        return Collections.Any(items, item, Within(node, item, found));
    }

    private Expression Within(LambdaNode node, ParameterExpression item, Want found) =>
        new ExpressionBinder(context, scope.With(node.CurrentRangeVariable.Name, item), option).Condition(node.Body, found);
}
