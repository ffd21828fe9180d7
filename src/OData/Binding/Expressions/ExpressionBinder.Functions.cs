using System.Linq.Expressions;
using System.Reflection;
using Microsoft.OData.UriParser;
using Switchboard.OData.Model;

namespace Switchboard.OData.Binding.Expressions;

/// <remarks>A function of null is null: the database sees to it for all that are one SQL function, the others ask.</remarks>
internal sealed partial class ExpressionBinder
{
    private static readonly MethodInfo[] Rounds = Math1(nameof(Math.Round));
    private static readonly MethodInfo[] Floors = Math1(nameof(Math.Floor));
    private static readonly MethodInfo[] Ceilings = Math1(nameof(Math.Ceiling));

    private Expression Function(SingleValueFunctionCallNode call)
    {
        var name = call.Name.ToLowerInvariant();
        if (name is "now")
            return context.Now;
        if (name is "mindatetime" or "maxdatetime")
            return QueryParameter.Of(name == "mindatetime" ? DateTimeOffset.MinValue : DateTimeOffset.MaxValue);
        if (name is "cast" or "isof" or "totaloffsetminutes" or "iif" || name.StartsWith("geo.", StringComparison.Ordinal))
            throw RefusedException.Unsupported($"'{call.Name}'", option);
        var arguments = call.Parameters.Cast<SingleValueNode>().Select(Operand).ToList();
        if (arguments.Any(a => a.IsNull))
            return Expression.Constant(null, Nulls.Wide(ResultOf(call)));
        var values = arguments.Select(a => a.Value ?? Literals.Natural(context.Model, a.Literal!, option)).ToList();
        return Texts(name, values) ?? Times(name, values[0]) ?? Numbers(name, values[0]) ?? throw RefusedException.Unsupported($"'{call.Name}'", option);
    }

    private static Type ResultOf(SingleValueFunctionCallNode call) =>
        call.TypeReference?.Definition is Microsoft.OData.Edm.IEdmPrimitiveType primitive && Primitives.ClrOf(primitive.PrimitiveKind) is { } type ? type : typeof(string);

    private Expression? Texts(string name, List<Expression> values)
    {
        if (name is not ("length" or "indexof" or "substring" or "tolower" or "toupper" or "trim" or "concat"))
            return null;
        var text = values[0].Type == typeof(string) ? values[0] : throw RefusedException.Malformed($"'{name}' takes a text.", option);
        return name switch
        {
            "length" => Nulls.Widen(Expression.Property(text, nameof(string.Length))),
            "indexof" => Nulls.Widen(Expression.Call(text, TextMethods.IndexOf, values[1])),
            "tolower" => Expression.Call(text, TextMethods.ToLower),
            "toupper" => Expression.Call(text, TextMethods.ToUpper),
            "trim" => Expression.Call(text, TextMethods.Trim),
            "concat" => Joined(text, values[1]),
            _ => Part(text, values[1], values.Count > 2 ? values[2] : null),
        };
    }

    private static ConditionalExpression Joined(Expression left, Expression right) => Expression.Condition(
        Nulls.Or(Nulls.IsNull(left), Nulls.IsNull(right)), Expression.Constant(null, typeof(string)), Expression.Add(left, right, TextMethods.Concat));

    /// <summary>Beyond the text there is nothing, before it counts from its beginning; the database would refuse a negative length.</summary>
    private Expression Part(Expression text, Expression start, Expression? length)
    {
        if (!IsWhole(start.Type) || (length is not null && !IsWhole(length.Type)))
            throw RefusedException.Malformed("'substring' takes whole numbers.", option);
        var part = length is null ? Expression.Call(text, TextMethods.Rest, NotNegative(start)) : Expression.Call(text, TextMethods.Substring, NotNegative(start), NotNegative(length));
        var missing = Nulls.Or(IsParameter(start) ? Nulls.False : Nulls.IsNull(start), length is null || IsParameter(length) ? Nulls.False : Nulls.IsNull(length));
        return missing == Nulls.False ? part : Expression.Condition(missing, Expression.Constant(null, typeof(string)), part);
    }

    private static Expression NotNegative(Expression value)
    {
        var number = value.Type == typeof(int) ? value : Expression.Convert(value, typeof(int));
        return Expression.Condition(Expression.LessThan(number, Expression.Constant(0)), Expression.Constant(0), number);
    }

    private static Expression? Numbers(string name, Expression value)
    {
        var methods = name switch { "round" => Rounds, "floor" => Floors, "ceiling" => Ceilings, _ => null };
        if (methods is null || !Literals.IsNumeric(value.Type))
            return null;
        if (IsWhole(value.Type))
            return Literals.As(value, typeof(decimal));
        var binary = IsBinary(value.Type);
        var wide = Literals.As(value, binary ? typeof(double) : typeof(decimal));
        return name == "round" ? Rounded(wide, methods[binary ? 0 : 1]) : Lifted(methods[binary ? 0 : 1], wide);
    }

    /// <summary>Half is rounded away from zero, as OData has it: the database does so for decimals, and to the even number for doubles.</summary>
    private static Expression Rounded(Expression value, MethodInfo round)
    {
        if (Nulls.Bare(value.Type) == typeof(decimal))
            return Lifted(round, value);
        var bare = value.Type == typeof(double) ? value : Expression.Convert(value, typeof(double));
        var half = Expression.Constant(0.5);
        var rounded = Expression.Condition(
            Expression.LessThan(bare, Expression.Constant(0.0)),
            Expression.Call(Ceilings[0], Expression.Subtract(bare, half)),
            Expression.Call(Floors[0], Expression.Add(bare, half)));
        return Nulls.Possible(value) ? Expression.Condition(Nulls.IsNull(value), Expression.Constant(null, typeof(double?)), Expression.Convert(rounded, typeof(double?))) : rounded;
    }

    private static MethodInfo[] Math1(string name) => [typeof(Math).GetMethod(name, [typeof(double)])!, typeof(Math).GetMethod(name, [typeof(decimal)])!];
}
