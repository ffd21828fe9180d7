using System.Linq.Expressions;
using System.Reflection;
using Microsoft.OData.UriParser;
using Switchboard.OData.Model;

namespace Switchboard.OData.Binding.Expressions;

/// <remarks>
/// Whole numbers are computed as decimals: the database then never overflows, and comparing needs no care. Dividing by zero gives null,
/// which no comparison finds, rather than an error in the middle of a page.
/// </remarks>
internal sealed partial class ExpressionBinder
{
    private static readonly MethodInfo Truncate = typeof(Math).GetMethod(nameof(Math.Truncate), [typeof(decimal)])!;

    private Expression Arithmetic(BinaryOperatorNode node)
    {
        var (left, right) = (Operand(node.Left), Operand(node.Right));
        if (left.IsNull || right.IsNull)
            return Expression.Constant(null, typeof(decimal?));
        var a = left.Value ?? Literals.Natural(context.Model, left.Literal!, option);
        var b = right.Value ?? Literals.Natural(context.Model, right.Literal!, option);
        if (!Literals.IsNumeric(a.Type) || !Literals.IsNumeric(b.Type))
            return OfTime(node.OperatorKind, a, b);
        var whole = IsWhole(a.Type) && IsWhole(b.Type);
        var wide = IsBinary(a.Type) || IsBinary(b.Type) ? typeof(double) : typeof(decimal);
        (a, b) = Literals.SameWidth(Literals.As(a, wide), Literals.As(b, wide));
        return node.OperatorKind switch
        {
            BinaryOperatorKind.Add => Expression.Add(a, b),
            BinaryOperatorKind.Subtract => Expression.Subtract(a, b),
            BinaryOperatorKind.Multiply => Expression.Multiply(a, b),
            BinaryOperatorKind.Divide => Divided(a, b, whole),
            _ => wide == typeof(double) ? throw RefusedException.Unsupported("'mod' of fractions", option) : UnlessZero(b, Expression.Modulo(a, b)),
        };
    }

    private static bool IsWhole(Type type) => Nulls.Bare(type) is var t && (t == typeof(int) || t == typeof(long) || t == typeof(short) || t == typeof(byte));

    private static bool IsBinary(Type type) => Nulls.Bare(type) == typeof(double) || Nulls.Bare(type) == typeof(float);

    private static Expression Divided(Expression a, Expression b, bool whole)
    {
        var quotient = Expression.Divide(a, b);
        return UnlessZero(b, whole ? Lifted(Truncate, quotient) : quotient);
    }

    private static ConditionalExpression UnlessZero(Expression divisor, Expression result)
    {
        var zero = Expression.Convert(Expression.Constant(Convert.ChangeType(0, Nulls.Bare(divisor.Type), System.Globalization.CultureInfo.InvariantCulture)), divisor.Type);
        var wide = Nulls.Widen(result);
        return Expression.Condition(Expression.Equal(divisor, zero), Expression.Constant(null, wide.Type), wide);
    }

    /// <summary>A function of a value that may be missing; the database answers null for null by itself.</summary>
    private static Expression Lifted(MethodInfo method, Expression value)
    {
        var bare = Nulls.Bare(value.Type);
        var call = Expression.Call(method, value.Type == bare ? value : Expression.Convert(value, bare));
        return Nulls.Possible(value) ? Nulls.Widen(call) : call;
    }

    private Expression Negative(UnaryOperatorNode node)
    {
        var operand = Operand(node.Operand);
        if (operand.IsNull)
            return Expression.Constant(null, typeof(decimal?));
        var value = operand.Value ?? Literals.Natural(context.Model, operand.Literal!, option);
        if (Nulls.Bare(value.Type) == typeof(TimeSpan))
            return Expression.Negate(value);
        if (!Literals.IsNumeric(value.Type))
            throw RefusedException.Malformed("Only numbers and durations have a sign.", option);
        return Expression.Negate(IsBinary(value.Type) ? Literals.As(value, typeof(double)) : Literals.As(value, typeof(decimal)));
    }

    private BinaryExpression OfTime(BinaryOperatorKind kind, Expression a, Expression b)
    {
        var plus = kind == BinaryOperatorKind.Add;
        if (!plus && kind != BinaryOperatorKind.Subtract)
            throw RefusedException.Unsupported($"'{kind}' of these types", option);
        var (left, right) = (Nulls.Bare(a.Type), Nulls.Bare(b.Type));
        var lawful = (left, right) switch
        {
            _ when left == typeof(DateTimeOffset) && right == typeof(TimeSpan) => true,
            _ when left == typeof(TimeSpan) && right == typeof(TimeSpan) => true,
            _ when left == typeof(DateTimeOffset) && right == typeof(DateTimeOffset) => !plus,
            _ => false,
        };
        if (!lawful)
            throw RefusedException.Unsupported("Arithmetic with these types", option);
        if (Nulls.Possible(a) || Nulls.Possible(b))
            (a, b) = (Nulls.Widen(a), Nulls.Widen(b));
        return plus ? Expression.Add(a, b) : Expression.Subtract(a, b);
    }
}
