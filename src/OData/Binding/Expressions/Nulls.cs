using System.Linq.Expressions;

namespace Switchboard.OData.Binding.Expressions;

/// <summary>What can be null, and how that is asked of the database.</summary>
internal static class Nulls
{
    internal static readonly ConstantExpression True = Expression.Constant(true);
    internal static readonly ConstantExpression False = Expression.Constant(false);

    /// <remarks>A parameter is a row or an item of a collection, and neither is ever null.</remarks>
    internal static bool Possible(Expression value) => value is not ParameterExpression && (!value.Type.IsValueType || Nullable.GetUnderlyingType(value.Type) is not null);

    internal static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    internal static Type Wide(Type type) => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? typeof(Nullable<>).MakeGenericType(type) : type;

    /// <summary>The same value as a type that can be null.</summary>
    internal static Expression Widen(Expression value) => value.Type == Wide(value.Type) ? value : Expression.Convert(value, Wide(value.Type));

    internal static Expression IsNull(Expression value) => Possible(value) ? Expression.Equal(value, Expression.Constant(null, value.Type)) : False;

    internal static Expression NotNull(Expression value) => Possible(value) ? Expression.NotEqual(value, Expression.Constant(null, value.Type)) : True;

    internal static Expression And(Expression left, Expression right) => left == True ? right : right == True ? left : left == False || right == False ? False : Expression.AndAlso(left, right);

    internal static Expression Or(Expression left, Expression right) => left == False ? right : right == False ? left : left == True || right == True ? True : Expression.OrElse(left, right);

    /// <summary>Many conditions as a tree that is low, because the layers below descend as deep as it is high.</summary>
    internal static Expression Balanced(IReadOnlyList<Expression> parts, Func<Expression, Expression, Expression> join) =>
        parts.Count switch
        {
            1 => parts[0],
            2 => join(parts[0], parts[1]),
            _ => join(Balanced([.. parts.Take(parts.Count / 2)], join), Balanced([.. parts.Skip(parts.Count / 2)], join)),
        };
}
