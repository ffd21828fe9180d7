using System.Linq.Expressions;
using System.Reflection;

namespace Switchboard.OData.Binding.Expressions;

/// <summary>LINQ's operators over rows whose type is known only as a value.</summary>
internal static class Queryables
{
    private static readonly MethodInfo WhereOf = Method(nameof(Queryable.Where), typeof(Expression<Func<int, bool>>));
    private static readonly MethodInfo AnyOf = Method(nameof(Queryable.Any));
    private static readonly MethodInfo CountOf = Method(nameof(Queryable.LongCount));
    private static readonly MethodInfo SelectOf = Method(nameof(Queryable.Select), typeof(Expression<Func<int, int>>));
    private static readonly MethodInfo FirstOf = Method(nameof(Queryable.FirstOrDefault));
    private static readonly MethodInfo TakeOf = Method(nameof(Queryable.Take), typeof(int));
    private static readonly MethodInfo SkipOf = Method(nameof(Queryable.Skip), typeof(int));
    private static readonly MethodInfo GroupOf = Method(nameof(Queryable.GroupBy), typeof(Expression<Func<int, int>>));
    private static readonly MethodInfo DistinctOf = Method(nameof(Queryable.Distinct));
    private static readonly MethodInfo ManyOf = typeof(Queryable).GetMethods().Single(m =>
        m.Name == nameof(Queryable.SelectMany) && m.GetParameters().Length == 2 && m.GetParameters()[1].ParameterType.GetGenericArguments()[0].GetGenericArguments().Length == 2);

    private static readonly MethodInfo[] Orders =
    [
        Method(nameof(Queryable.OrderBy), typeof(Expression<Func<int, int>>)), Method(nameof(Queryable.OrderByDescending), typeof(Expression<Func<int, int>>)),
        Method(nameof(Queryable.ThenBy), typeof(Expression<Func<int, int>>)), Method(nameof(Queryable.ThenByDescending), typeof(Expression<Func<int, int>>)),
    ];

    internal static Type ItemOf(Expression rows) => rows.Type.GetGenericArguments()[0];

    internal static Expression Where(Expression rows, ParameterExpression row, Expression condition) =>
        Expression.Call(WhereOf.MakeGenericMethod(row.Type), rows, Quoted(condition, row));

    internal static Expression Any(Expression rows) => Expression.Call(AnyOf.MakeGenericMethod(ItemOf(rows)), rows);

    internal static Expression LongCount(Expression rows) => Expression.Call(CountOf.MakeGenericMethod(ItemOf(rows)), rows);

    internal static Expression Select(Expression rows, ParameterExpression row, Expression value) =>
        Expression.Call(SelectOf.MakeGenericMethod(row.Type, value.Type), rows, Quoted(value, row));

    internal static Expression SelectMany(Expression rows, ParameterExpression row, Expression inner)
    {
        var item = ItemOf(inner);
        var lambda = Expression.Lambda(typeof(Func<,>).MakeGenericType(row.Type, typeof(IEnumerable<>).MakeGenericType(item)), inner, row);
        return Expression.Call(ManyOf.MakeGenericMethod(row.Type, item), rows, Expression.Quote(lambda));
    }

    internal static Expression First(Expression rows) => Expression.Call(FirstOf.MakeGenericMethod(ItemOf(rows)), rows);

    internal static Expression Take(Expression rows, Expression count) => Expression.Call(TakeOf.MakeGenericMethod(ItemOf(rows)), rows, count);

    internal static Expression Skip(Expression rows, Expression count) => Expression.Call(SkipOf.MakeGenericMethod(ItemOf(rows)), rows, count);

    internal static Expression Distinct(Expression rows) => Expression.Call(DistinctOf.MakeGenericMethod(ItemOf(rows)), rows);

    internal static Expression GroupBy(Expression rows, ParameterExpression row, Expression key) =>
        Expression.Call(GroupOf.MakeGenericMethod(row.Type, key.Type), rows, Quoted(key, row));

    internal static Expression Order(Expression rows, ParameterExpression row, Expression key, bool first, bool descending) =>
        Expression.Call(Orders[(first ? 0 : 2) + (descending ? 1 : 0)].MakeGenericMethod(row.Type, key.Type), rows, Quoted(key, row));

    private static UnaryExpression Quoted(Expression body, ParameterExpression row) => Expression.Quote(Expression.Lambda(body, row));

    private static MethodInfo Method(string name, params Type[] further) => typeof(Queryable).GetMethods().First(m =>
        m.Name == name && m.GetParameters().Length == further.Length + 1
        && m.GetParameters().Skip(1).Zip(further).All(p => Fits(p.First.ParameterType, p.Second)));

    private static bool Fits(Type declared, Type wanted) => declared == wanted
        || (declared.IsGenericType && wanted.IsGenericType && declared.GetGenericTypeDefinition() == typeof(Expression<>)
            && declared.GetGenericArguments()[0].GetGenericArguments().Length == wanted.GetGenericArguments()[0].GetGenericArguments().Length
            && (declared.GetGenericArguments()[0].GetGenericArguments()[^1] == typeof(bool)) == (wanted.GetGenericArguments()[0].GetGenericArguments()[^1] == typeof(bool)));
}
