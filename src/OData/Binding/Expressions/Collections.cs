using System.Linq.Expressions;
using System.Reflection;

namespace Switchboard.OData.Binding.Expressions;

/// <summary>LINQ's operators over the items that a row holds itself.</summary>
internal static class Collections
{
    private static readonly MethodInfo AnyOf = typeof(Enumerable).GetMethods().Single(m => m.Name == nameof(Enumerable.Any) && m.GetParameters().Length == 1);
    private static readonly MethodInfo AnyWhereOf = typeof(Enumerable).GetMethods().Single(m => m.Name == nameof(Enumerable.Any) && m.GetParameters().Length == 2);
    private static readonly MethodInfo CountOf = typeof(Enumerable).GetMethods().Single(m => m.Name == nameof(Enumerable.Count) && m.GetParameters().Length == 1);

    internal static Type ItemOf(Expression items) => items.Type.IsArray
        ? items.Type.GetElementType()!
        : items.Type.GetInterfaces().Append(items.Type).First(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>)).GetGenericArguments()[0];

    internal static Expression Any(Expression items) => Expression.Call(AnyOf.MakeGenericMethod(ItemOf(items)), items);

    internal static Expression Any(Expression items, ParameterExpression item, Expression condition) =>
        Expression.Call(AnyWhereOf.MakeGenericMethod(item.Type), items, Expression.Lambda(condition, item));

    internal static Expression Count(Expression items) => Expression.Convert(Expression.Call(CountOf.MakeGenericMethod(ItemOf(items)), items), typeof(long));
}
