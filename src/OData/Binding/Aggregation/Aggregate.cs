using System.Linq.Expressions;
using System.Reflection;
using Microsoft.OData.UriParser.Aggregation;
using Switchboard.OData.Binding.Expressions;
using Switchboard.OData.Model;

namespace Switchboard.OData.Binding.Aggregation;

/// <summary>One aggregate of a group.</summary>
/// <param name="Alias">What it is called.</param>
/// <param name="Method">How it is made.</param>
/// <param name="Value">Of what; null for the number of rows.</param>
internal sealed record Aggregate(string Alias, AggregationMethod Method, Expression? Value)
{
    private static readonly MethodInfo[] Linq = typeof(Enumerable).GetMethods();

    internal static Aggregate Read(AggregateExpressionBase node, ExpressionBinder binder)
    {
        if (node is not AggregateExpression expression || expression.Method == AggregationMethod.Custom)
            throw RefusedException.Unsupported($"The aggregate '{node.Alias}'", "$apply");
        if (expression.Method == AggregationMethod.VirtualPropertyCount)
        {
            return expression.Expression is Microsoft.OData.UriParser.CountVirtualPropertyNode
                ? new Aggregate(expression.Alias, expression.Method, null)
                : throw RefusedException.Unsupported("The number of related rows as an aggregate", "$apply");
        }

        var value = binder.Value(expression.Expression);
        if (expression.Method is AggregationMethod.Sum or AggregationMethod.Average)
            value = Summable(value, expression.Method == AggregationMethod.Average);
        if (expression.Method is AggregationMethod.Min or AggregationMethod.Max && (Nulls.Bare(value.Type) is { IsEnum: true } || Nulls.Bare(value.Type) == typeof(bool)))
            throw RefusedException.Unsupported("The least or greatest of words or truths", "$apply");
        return new Aggregate(expression.Alias, expression.Method, Nulls.Widen(value));
    }

    /// <summary>The aggregate over a group.</summary>
    internal Expression Over(Expression group, ParameterExpression cell, Expression? value) => Method switch
    {
        AggregationMethod.VirtualPropertyCount => Expression.Call(typeof(Enumerable), nameof(Enumerable.LongCount), [cell.Type], group),
        AggregationMethod.CountDistinct => Distinct(group, cell, value!),
        AggregationMethod.Sum => SumOrNull(group, cell, value!),
        AggregationMethod.Average => Nulls.Widen(Call(nameof(Enumerable.Average), group, cell, value!)),
        AggregationMethod.Min => Extreme(nameof(Enumerable.Min), group, cell, value!),
        _ => Extreme(nameof(Enumerable.Max), group, cell, value!),
    };

    /// <summary>Sums of whole numbers are made wide enough to hold them.</summary>
    private static Expression Summable(Expression value, bool average)
    {
        if (!Literals.IsNumeric(value.Type))
            throw RefusedException.Malformed("Only numbers have a sum or an average.", "$apply");
        var bare = Nulls.Bare(value.Type);
        if (bare == typeof(double) || bare == typeof(float))
            return Literals.As(value, typeof(double));
        return Literals.As(value, bare == typeof(int) && !average ? typeof(long) : typeof(decimal));
    }

    /// <remarks>C# has no sum of nothing but 0; OData and SQL have null.</remarks>
    private static ConditionalExpression SumOrNull(Expression group, ParameterExpression cell, Expression value)
    {
        var sum = Nulls.Widen(Call(nameof(Enumerable.Sum), group, cell, value));
        var known = Expression.Call(typeof(Enumerable), nameof(Enumerable.Any), [cell.Type], group, Expression.Lambda(Nulls.NotNull(value), cell));
        var counted = Expression.GreaterThan(Expression.Call(typeof(Enumerable), nameof(Enumerable.Count), [cell.Type], group, ((MethodCallExpression)known).Arguments[1]), Expression.Constant(0));
        return Expression.Condition(counted, sum, Expression.Constant(null, sum.Type));
    }

    private static UnaryExpression Distinct(Expression group, ParameterExpression cell, Expression value)
    {
        var values = Expression.Call(typeof(Enumerable), nameof(Enumerable.Select), [cell.Type, value.Type], group, Expression.Lambda(value, cell));
        var item = Expression.Parameter(value.Type, "v");
        var known = Expression.Call(typeof(Enumerable), nameof(Enumerable.Where), [value.Type], values, Expression.Lambda(Nulls.NotNull(item), item));
        var distinct = Expression.Call(typeof(Enumerable), nameof(Enumerable.Distinct), [value.Type], known);
        return Expression.Convert(Expression.Call(typeof(Enumerable), nameof(Enumerable.Count), [value.Type], distinct), typeof(long));
    }

    private static MethodCallExpression Extreme(string name, Expression group, ParameterExpression cell, Expression value)
    {
        var method = Linq.Single(m => m.Name == name && m.GetGenericArguments().Length == 2 && m.GetParameters().Length == 2).MakeGenericMethod(cell.Type, value.Type);
        return Expression.Call(method, group, Expression.Lambda(value, cell));
    }

    private static MethodCallExpression Call(string name, Expression group, ParameterExpression cell, Expression value)
    {
        var method = Linq.Single(m => m.Name == name && m.GetParameters() is [_, { ParameterType: { IsGenericType: true } selector }] && selector.GetGenericArguments().Length == 2 && selector.GetGenericArguments()[1] == value.Type);
        return Expression.Call(method.MakeGenericMethod(cell.Type), group, Expression.Lambda(value, cell));
    }
}
