using System.Linq.Expressions;
using Switchboard.OData.Binding.Expressions;
using Switchboard.OData.Model;

namespace Switchboard.OData.Binding.Reading;

/// <summary>Rows of which only what is needed leaves the database.</summary>
internal static class Narrowing
{
    private static readonly System.Reflection.PropertyInfo Item = typeof(Fetched).GetProperty(nameof(Fetched.Item))!;
    private static readonly System.Reflection.PropertyInfo Values = typeof(Fetched).GetProperty(nameof(Fetched.Values))!;

    internal static Expression Narrow(Expression rows, ODataSet set, IReadOnlySet<ODataProperty> needed, ParameterExpression row, IReadOnlyList<Expression> values)
    {
        var item = Expression.Bind(Item, Expression.Convert(Filled(set, needed, row), typeof(object)));
        var fetched = values.Count == 0
            ? Expression.MemberInit(Expression.New(typeof(Fetched)), item)
            : Expression.MemberInit(
                Expression.New(typeof(Fetched)), item, Expression.Bind(Values, Expression.NewArrayInit(typeof(object), values.Select(v => Expression.Convert(v, typeof(object))))));
        return Queryables.Select(rows, row, fetched);
    }

    private static Expression Filled(ODataSet set, IReadOnlySet<ODataProperty> needed, ParameterExpression row) =>
        set.ViewType.GetConstructor(Type.EmptyTypes) is { } made
            ? Expression.MemberInit(Expression.New(made), set.Everything.Where(needed.Contains).Select(p => Expression.Bind(p.Member, Expression.Property(row, p.Member))))
            : row;
}
