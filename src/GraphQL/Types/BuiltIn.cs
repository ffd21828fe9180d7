using System.Globalization;
using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Types;

/// <summary>Specification 3.5.1 to 3.5.5: the scalars that every service knows.</summary>
internal static class BuiltIn
{
    public static readonly ScalarType Int = new(
        "Int", "The `Int` scalar type represents non-fractional signed whole numeric values. Int can represent values between -(2^31) and 2^31 - 1.", null, new IntCoercion());

    public static readonly ScalarType Float = new(
        "Float",
        "The `Float` scalar type represents signed double-precision fractional values as specified by [IEEE 754](https://en.wikipedia.org/wiki/IEEE_floating_point).",
        null,
        new FloatCoercion());

    public static readonly ScalarType String = new(
        "String",
        "The `String` scalar type represents textual data, represented as UTF-8 character sequences. The String type is most often used by GraphQL to represent free-form human-readable text.",
        null,
        new StringCoercion());

    public static readonly ScalarType Boolean = new("Boolean", "The `Boolean` scalar type represents `true` or `false`.", null, new BooleanCoercion());

    public static readonly ScalarType Id = new(
        "ID",
        "The `ID` scalar type represents a unique identifier, often used to refetch an object or as key for a cache. The ID type appears in a JSON response as a String; however, it is not intended to be human-readable. When expected as an input type, any string (such as `\"4\"`) or integer (such as `4`) input value will be accepted as an ID.",
        null,
        new IdCoercion());

    public static IReadOnlyList<ScalarType> Scalars { get; } = [String, Int, Float, Boolean, Id];

    /// <summary>Numbers arrive as double from JSON and as int, long or decimal from the program.</summary>
    private static double? NumberOf(object? value) => value switch
    {
        double d => d,
        float f => f,
        int i => i,
        long l => l,
        short s => s,
        byte b => b,
        decimal m => (double)m,
        _ => null,
    };

    private sealed class IntCoercion : ScalarCoercion
    {
        public override object Serialize(object value)
        {
            if (value is int)
                return value;
            var coerced = value is bool flag ? (flag ? 1 : 0) : value is string { Length: > 0 } text ? (object)ScriptNumber.Read(text) : value;
            return Whole(NumberOf(coerced), () => Inspection.Of(value));
        }

        public override object? ParseValue(object? value) => Whole(NumberOf(value), () => Inspection.Of(value));

        public override object? ParseLiteral(Value literal, IReadOnlyDictionary<string, object?>? variables) => literal is IntValue number
            ? Whole(double.Parse(number.Text, CultureInfo.InvariantCulture), () => number.Text)
            : throw new CoercionException($"Int cannot represent non-integer value: {Printer.Print(literal)}");

        private static object Whole(double? number, Func<string> shown)
        {
            if (number is not { } n || !double.IsInteger(n))
                throw new CoercionException($"Int cannot represent non-integer value: {shown()}");
            return n is >= int.MinValue and <= int.MaxValue
                ? (int)n
                : throw new CoercionException($"Int cannot represent non 32-bit signed integer value: {shown()}");
        }
    }

    private sealed class FloatCoercion : ScalarCoercion
    {
        public override object Serialize(object value)
        {
            if (value is double d && double.IsFinite(d))
                return value;
            var coerced = value is bool flag ? (flag ? 1 : 0) : value is string { Length: > 0 } text ? (object)ScriptNumber.Read(text) : value;
            return Finite(coerced, value);
        }

        public override object? ParseValue(object? value) => Finite(value, value);

        public override object? ParseLiteral(Value literal, IReadOnlyDictionary<string, object?>? variables) => literal switch
        {
            IntValue number => double.Parse(number.Text, CultureInfo.InvariantCulture),
            FloatValue number => double.Parse(number.Text, CultureInfo.InvariantCulture),
            _ => throw new CoercionException($"Float cannot represent non numeric value: {Printer.Print(literal)}"),
        };

        private static object Finite(object? value, object? shown) => NumberOf(value) is { } n && double.IsFinite(n)
            ? n
            : throw new CoercionException($"Float cannot represent non numeric value: {Inspection.Of(shown)}");
    }

    private sealed class StringCoercion : ScalarCoercion
    {
        public override object Serialize(object value) => value switch
        {
            string => value,
            bool flag => flag ? "true" : "false",
            _ when NumberOf(value) is { } n && double.IsFinite(n) => ScriptNumber.Print(n),
            Guid or DateTimeOffset or DateTime => Convert.ToString(value, CultureInfo.InvariantCulture)!,
            _ => throw new CoercionException($"String cannot represent value: {Inspection.Of(value)}"),
        };

        public override object? ParseValue(object? value) => value as string ?? throw new CoercionException($"String cannot represent a non string value: {Inspection.Of(value)}");

        public override object? ParseLiteral(Value literal, IReadOnlyDictionary<string, object?>? variables) =>
            (literal as StringValue)?.Text ?? throw new CoercionException($"String cannot represent a non string value: {Printer.Print(literal)}");
    }

    private sealed class BooleanCoercion : ScalarCoercion
    {
        public override object Serialize(object value) => value switch
        {
            bool => value,
            _ when NumberOf(value) is { } n && double.IsFinite(n) => n != 0,
            _ => throw new CoercionException($"Boolean cannot represent a non boolean value: {Inspection.Of(value)}"),
        };

        public override object? ParseValue(object? value) => value is bool ? value : throw new CoercionException($"Boolean cannot represent a non boolean value: {Inspection.Of(value)}");

        public override object? ParseLiteral(Value literal, IReadOnlyDictionary<string, object?>? variables) =>
            (literal as BooleanValue)?.Value ?? throw new CoercionException($"Boolean cannot represent a non boolean value: {Printer.Print(literal)}");
    }

    private sealed class IdCoercion : ScalarCoercion
    {
        public override object Serialize(object value) => value switch
        {
            string => value,
            Guid id => id.ToString(),
            _ when NumberOf(value) is { } n && double.IsInteger(n) => ScriptNumber.Print(n),
            _ => throw new CoercionException($"ID cannot represent value: {Inspection.Of(value)}"),
        };

        public override object? ParseValue(object? value) => value switch
        {
            string => value,
            _ when NumberOf(value) is { } n && double.IsInteger(n) => ScriptNumber.Print(n),
            _ => throw new CoercionException($"ID cannot represent value: {Inspection.Of(value)}"),
        };

        public override object? ParseLiteral(Value literal, IReadOnlyDictionary<string, object?>? variables) => literal switch
        {
            StringValue text => text.Text,
            IntValue number => number.Text,
            _ => throw new CoercionException($"ID cannot represent a non-string and non-integer value: {Printer.Print(literal)}"),
        };
    }
}
