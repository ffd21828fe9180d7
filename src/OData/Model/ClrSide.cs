using System.Linq.Expressions;
using System.Reflection;

namespace Switchboard.OData.Model;

/// <summary>A CLR type, with what expressions make of its values, so that binding a literal needs no reflection.</summary>
internal abstract class ClrSide(Type type, Type nullable, MethodInfo order)
{
    private protected const BindingFlags Hidden = BindingFlags.Static | BindingFlags.NonPublic;

    internal Type Type => type;

    /// <summary>The same type, able to be null.</summary>
    internal Type Nullable => nullable;

    /// <summary>Stands for an order that C# does not know and the database does.</summary>
    internal MethodInfo Order => order;

    /// <summary>A value as a captured variable would look: the database gets a parameter, and one compiled query serves every value.</summary>
    internal abstract Expression Parameter(object value);

    /// <summary>Whether an item is one of these values, which travel as one parameter.</summary>
    internal abstract Expression Among(IEnumerable<object> values, Expression item);

    /// <summary>Whether an item is among values that are not known yet.</summary>
    internal abstract Expression Among(ParameterExpression values, Expression item);

    /// <summary>A place for values that are not known yet.</summary>
    internal abstract ParameterExpression Place();

    /// <summary>Values for such a place.</summary>
    internal abstract Expression Values(IEnumerable<object> values);
}

/// <inheritdoc/>
internal sealed class ClrSide<T>() : ClrSide(typeof(T), NullableOf(), OrderOf())
{
    private static readonly MethodInfo Contains = typeof(Enumerable).GetMethods().Single(m => m.Name == nameof(Enumerable.Contains) && m.GetParameters().Length == 2).MakeGenericMethod(typeof(T));

    internal override Expression Parameter(object value) => QueryParameter.Of((T)value);

    internal override Expression Among(IEnumerable<object> values, Expression item) =>
        Expression.Call(Contains, Values(values), Bare(item));

    internal override Expression Among(ParameterExpression values, Expression item) => Expression.Call(Contains, values, Bare(item));

    internal override ParameterExpression Place() => Expression.Parameter(typeof(IEnumerable<T>), "keys");

    internal override Expression Values(IEnumerable<object> values) => QueryParameter.Of<IEnumerable<T>>(values.Cast<T>().ToList());

    private static Expression Bare(Expression item) => item.Type == typeof(T) ? item : Expression.Convert(item, typeof(T));

    private static Type NullableOf() => typeof(T).IsValueType ? typeof(Nullable<>).MakeGenericType(typeof(T)) : typeof(T);

    private static MethodInfo OrderOf() => typeof(DatabaseOrder).GetMethod(nameof(DatabaseOrder.Compare), Hidden)!.MakeGenericMethod(NullableOf());
}

internal static class DatabaseOrder
{
    internal static bool Compare<T>(T left, T right) => throw new InvalidOperationException($"A comparison of {left} and {right} belongs to the database.");
}

/// <summary>A value as a captured variable would look.</summary>
internal static class QueryParameter
{
    internal static Expression Of<T>(T value) => Expression.Field(Expression.Constant(new Captured<T>(value)), nameof(Captured<T>.Value));

    private sealed class Captured<T>(T value)
    {
        public readonly T Value = value;
    }
}
