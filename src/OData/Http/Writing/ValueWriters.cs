using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Xml;
using Switchboard.OData.Http.Terms;
using Switchboard.OData.Model;

namespace Switchboard.OData.Http.Writing;

/// <summary>Writes a value that is not null.</summary>
internal delegate void ValueWriter<in T>(Utf8JsonWriter json, T value, AnswerTerms terms);

/// <summary>How values of each type stand in JSON. Writers are made once a type; a row then costs no reflection and no boxing.</summary>
internal static class ValueWriters
{
    private static readonly FrozenDictionary<Type, Delegate> Primitives = new Dictionary<Type, Delegate>
    {
        [typeof(string)] = new ValueWriter<string>((json, value, _) => json.WriteStringValue(value)),
        [typeof(bool)] = new ValueWriter<bool>((json, value, _) => json.WriteBooleanValue(value)),
        [typeof(byte)] = new ValueWriter<byte>((json, value, _) => json.WriteNumberValue((int)value)),
        [typeof(short)] = new ValueWriter<short>((json, value, _) => json.WriteNumberValue((int)value)),
        [typeof(int)] = new ValueWriter<int>((json, value, _) => json.WriteNumberValue(value)),
        [typeof(long)] = new ValueWriter<long>(Long),
        [typeof(decimal)] = new ValueWriter<decimal>(Decimal),
        [typeof(float)] = new ValueWriter<float>(Single),
        [typeof(double)] = new ValueWriter<double>(Double),
        [typeof(Guid)] = new ValueWriter<Guid>((json, value, _) => json.WriteStringValue(value)),
        [typeof(DateTimeOffset)] = new ValueWriter<DateTimeOffset>((json, value, _) => json.WriteStringValue(value.UtcDateTime)),
        [typeof(DateOnly)] = new ValueWriter<DateOnly>((json, value, _) => Formatted(json, value, "yyyy-MM-dd")),
        [typeof(TimeOnly)] = new ValueWriter<TimeOnly>((json, value, _) => Formatted(json, value, "HH:mm:ss.FFFFFFF")),
        [typeof(TimeSpan)] = new ValueWriter<TimeSpan>((json, value, _) => json.WriteStringValue(XmlConvert.ToString(value))),
    }.ToFrozenDictionary();

    /// <typeparam name="T">The type as a property declares it: nullable where it is, a list where it is one.</typeparam>
    internal static ValueWriter<T> For<T>(ODataType type, bool many, ModelFace face)
    {
        var made = many ? Make(nameof(Items), type.Clr, type, face)
            : Nullable.GetUnderlyingType(typeof(T)) is { } plain ? Make(nameof(Present), plain, type, face)
            : One<T>(type, face);
        return (ValueWriter<T>)made;
    }

    /// <summary>The same for values whose type only the model knows, as those that $apply and $compute make.</summary>
    internal static ValueWriter<object> Boxed(ODataType type, ModelFace face) => (ValueWriter<object>)Make(nameof(Unboxing), type.Clr, type, face);

    private static Delegate Make(string method, Type type, ODataType shown, ModelFace face) =>
        (Delegate)typeof(ValueWriters).GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(type).Invoke(null, [shown, face])!;

    private static ValueWriter<IEnumerable<T>> Items<T>(ODataType type, ModelFace face)
    {
        var write = (ValueWriter<T>)One<T>(type, face);
        return (json, values, terms) =>
        {
            json.WriteStartArray();
            foreach (var value in values)
                write(json, value, terms);
            json.WriteEndArray();
        };
    }

    private static ValueWriter<T?> Present<T>(ODataType type, ModelFace face)
        where T : struct
    {
        var write = (ValueWriter<T>)One<T>(type, face);
        return (json, value, terms) => write(json, value.GetValueOrDefault(), terms);
    }

    private static ValueWriter<object> Unboxing<T>(ODataType type, ModelFace face)
    {
        var write = (ValueWriter<T>)One<T>(type, face);
        return (json, value, terms) => write(json, (T)value, terms);
    }

    private static Delegate One<T>(ODataType type, ModelFace face) => type switch
    {
        ODataComplex complex => Record<T>(complex, face),
        ODataEnum => Make(nameof(Words), typeof(T), type, face),
        ODataPrimitive => Primitives[typeof(T)],
        _ => Make(nameof(Typed), typeof(T), type, face),
    };

    private static ValueWriter<T> Words<T>(ODataType type, ModelFace face)
        where T : struct, Enum
    {
        var words = Enum.GetValues<T>().Distinct().ToFrozenDictionary(v => v, v => ControlNames.Encode(((ODataEnum<T>)type).Word(v)));
        return (json, value, _) => json.WriteStringValue(words[value]);
    }

    private static ValueWriter<T> Typed<T>(ODataType type, ModelFace face)
        where T : struct
    {
        var read = ((ODataGuidValue<T>)type).Read;
        return (json, value, _) => json.WriteStringValue(read(value));
    }

    private static ValueWriter<T> Record<T>(ODataComplex type, ModelFace face)
    {
        var members = type.Properties.Select(face.WriterOf).ToArray();
        return (json, value, terms) =>
        {
            json.WriteStartObject();
            foreach (var member in members)
                member.Write(json, value!, terms);
            json.WriteEndObject();
        };
    }

    private static void Long(Utf8JsonWriter json, long value, AnswerTerms terms)
    {
        if (!terms.Ieee754)
        {
            json.WriteNumberValue(value);
            return;
        }

        Span<char> text = stackalloc char[20];
        value.TryFormat(text, out var length, provider: System.Globalization.CultureInfo.InvariantCulture);
        json.WriteStringValue(text[..length]);
    }

    private static void Decimal(Utf8JsonWriter json, decimal value, AnswerTerms terms)
    {
        if (!terms.Ieee754)
        {
            json.WriteNumberValue(value);
            return;
        }

        Span<char> text = stackalloc char[32];
        value.TryFormat(text, out var length, provider: System.Globalization.CultureInfo.InvariantCulture);
        json.WriteStringValue(text[..length]);
    }

    private static void Single(Utf8JsonWriter json, float value, AnswerTerms terms)
    {
        if (float.IsFinite(value))
            json.WriteNumberValue(value);
        else
            json.WriteStringValue(XmlConvert.ToString(value));
    }

    private static void Double(Utf8JsonWriter json, double value, AnswerTerms terms)
    {
        if (double.IsFinite(value))
            json.WriteNumberValue(value);
        else
            json.WriteStringValue(XmlConvert.ToString(value));
    }

    private static void Formatted<T>(Utf8JsonWriter json, T value, string format)
        where T : ISpanFormattable
    {
        Span<char> text = stackalloc char[32];
        value.TryFormat(text, out var length, format, System.Globalization.CultureInfo.InvariantCulture);
        json.WriteStringValue(text[..length]);
    }
}
