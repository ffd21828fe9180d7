using System.Globalization;
using System.Linq.Expressions;
using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;
using Switchboard.OData.Model;

namespace Switchboard.OData.Binding.Expressions;

/// <summary>Literals as parameters, and two sides of an operator as one type.</summary>
internal static class Literals
{
    private static readonly ODataType Decimals = Primitives.Of(typeof(decimal))!;
    private static readonly ODataType Doubles = Primitives.Of(typeof(double))!;

    /// <summary>A literal of which nothing says what type it should have.</summary>
    internal static Expression Natural(ODataModel model, ConstantNode node, string option)
    {
        var value = Exact(node);
        ODataType? type = value switch
        {
            null => throw RefusedException.Unsupported("A bare null here", option),
            ODataEnumValue word => model.EnumOf(word.TypeName),
            Date => Primitives.Of(typeof(DateOnly)),
            TimeOfDay => Primitives.Of(typeof(TimeOnly)),
            _ => Primitives.Of(value.GetType()),
        };
        return (type ?? throw RefusedException.Malformed("A literal is of no type that is known here.", option)).Side.Parameter(type.FromLiteral(value)!);
    }

    /// <summary>Both sides as one CLR type; null when a literal is no value of it, so that nothing can be equal.</summary>
    internal static (Expression Left, Expression Right) Unify(ODataModel model, Operand left, Operand right, string option)
    {
        if (left.Literal is not null && right.Literal is not null)
            left = new Operand(Natural(model, left.Literal, option), null);
        if (left.Literal is not null)
        {
            var (turned, other) = Unify(model, right, left, option);
            return (other, turned);
        }

        return right.Literal is null ? Promote(left.Value!, right.Value!, option) : WithLiteral(model, left.Value!, right.Literal, option);
    }

    /// <summary>Two expressions of one type, of which one may be nullable.</summary>
    internal static (Expression Left, Expression Right) SameWidth(Expression left, Expression right) =>
        left.Type == right.Type ? (left, right) : (Nulls.Widen(left), Nulls.Widen(right));

    internal static bool IsNumeric(Type type) => Nulls.Bare(type) is var t
        && (t == typeof(int) || t == typeof(long) || t == typeof(decimal) || t == typeof(double) || t == typeof(float) || t == typeof(short) || t == typeof(byte));

    internal static Expression As(Expression value, Type bare)
    {
        var wanted = Nulls.Possible(value) ? Nulls.Wide(bare) : bare;
        return value.Type == wanted ? value : Expression.Convert(value, wanted);
    }

    /// <summary>A number as it was written: ODataLib reads 0.1 as the nearest float.</summary>
    internal static object? Exact(ConstantNode node)
    {
        if (node.Value is not (float or double) || node.LiteralText is not { } text)
            return node.Value;
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) && !text.Contains('e', StringComparison.OrdinalIgnoreCase))
            return exact;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var near) ? near : Convert.ToDouble(node.Value, CultureInfo.InvariantCulture);
    }

    private static (Expression Left, Expression Right) WithLiteral(ODataModel model, Expression left, ConstantNode literal, string option)
    {
        var value = Exact(literal)!;
        var type = model.TypeOf(left.Type) ?? Primitives.Of(Nulls.Bare(left.Type));
        if (type?.FromLiteral(value) is { } fits && (!IsNumeric(left.Type) || Lossless(fits, value)))
            return SameWidth(left, type.Side.Parameter(fits));
        if (!IsNumeric(left.Type) || !Primitives.IsNumber(value))
            throw RefusedException.Malformed($"'{Shown(literal)}' is not of the type it is compared with.", option);
        var wide = value is decimal or int or long or short or byte && Nulls.Bare(left.Type) != typeof(double) && Nulls.Bare(left.Type) != typeof(float) ? Decimals : Doubles;
        return SameWidth(As(left, wide.Clr), wide.Side.Parameter(wide.FromLiteral(value)!));
    }

    internal static bool Lossless(object fits, object value) => fits is double or float || Convert.ToDecimal(fits, CultureInfo.InvariantCulture) == (value is double d ? (decimal)d : Convert.ToDecimal(value, CultureInfo.InvariantCulture));

    private static (Expression Left, Expression Right) Promote(Expression left, Expression right, string option)
    {
        var (a, b) = (Nulls.Bare(left.Type), Nulls.Bare(right.Type));
        if (a == b)
            return SameWidth(left, right);
        if (a == typeof(DateOnly) && b == typeof(DateTimeOffset) || a == typeof(DateTimeOffset) && b == typeof(DateOnly))
            throw RefusedException.Unsupported("A comparison of a day with an instant; use date()", option);
        if (!IsNumeric(a) || !IsNumeric(b))
            throw RefusedException.Malformed("Values of different types cannot be compared.", option);
        var wide = a == typeof(double) || b == typeof(double) || a == typeof(float) || b == typeof(float) ? typeof(double)
            : a == typeof(decimal) || b == typeof(decimal) ? typeof(decimal) : typeof(long);
        return SameWidth(As(left, wide), As(right, wide));
    }

    private static string Shown(ConstantNode literal) => literal.LiteralText is { Length: <= 40 } text ? text : "A literal";
}
