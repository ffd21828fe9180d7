using System.Collections.Frozen;
using Microsoft.OData.Edm;

namespace Switchboard.OData.Model;

/// <summary>A CLR type of the model and the EDM type it is shown as.</summary>
public abstract class ODataType
{
    private protected ODataType(IEdmType edm, ClrSide side) => (Edm, Side) = (edm, side);

    /// <summary>The type in views, never <see cref="Nullable{T}"/>.</summary>
    public Type Clr => Side.Type;

    /// <summary>What clients see.</summary>
    public IEdmType Edm { get; }

    /// <summary>What expressions need to know of the CLR type.</summary>
    internal ClrSide Side { get; }

    /// <summary>What a literal of an expression, as ODataLib reads it, is in CLR; null when it is no value of this type.</summary>
    internal abstract object? FromLiteral(object literal);

    /// <summary>The GUID of a value that is one or stands for one; null for all others.</summary>
    internal virtual Guid? GuidOf(object value) => value as Guid?;
}

/// <summary>A primitive that CLR and EDM share.</summary>
public sealed class ODataPrimitive : ODataType
{
    private readonly Func<object, object?> _read;

    private ODataPrimitive(ClrSide side, EdmPrimitiveTypeKind kind, Func<object, object?> read)
        : base(EdmCoreModel.Instance.GetPrimitiveType(kind), side) => (Kind, _read) = (kind, read);

    /// <summary>Which primitive.</summary>
    public EdmPrimitiveTypeKind Kind { get; }

    internal static ODataPrimitive Of<T>(EdmPrimitiveTypeKind kind, Func<object, object?> read) => new(new ClrSide<T>(), kind, read);

    internal override object? FromLiteral(object literal) => _read(literal);
}

/// <summary>A struct that stands for a GUID, as typed ids do.</summary>
/// <typeparam name="T">The struct.</typeparam>
public sealed class ODataGuidValue<T> : ODataType
    where T : struct
{
    private readonly Func<Guid, T> _make;

    internal ODataGuidValue(Func<T, Guid> read, Func<Guid, T> make)
        : base(EdmCoreModel.Instance.GetPrimitiveType(EdmPrimitiveTypeKind.Guid), new ClrSide<T>()) => (Read, _make) = (read, make);

    /// <summary>The GUID of a value.</summary>
    public Func<T, Guid> Read { get; }

    internal override object? FromLiteral(object literal) => literal is Guid guid ? _make(guid) : null;

    internal override Guid? GuidOf(object value) => value is T typed ? Read(typed) : null;
}

/// <summary>A member of an enum.</summary>
/// <param name="Name">What EDM calls it: <c>webChat</c>.</param>
/// <param name="Word">What everything else calls it: <c>web-chat</c>. Callers may write either.</param>
/// <param name="Value">The boxed value.</param>
internal readonly record struct EnumMember(string Name, string Word, object Value);

/// <summary>An enum whose members are called by their words.</summary>
public abstract class ODataEnum : ODataType
{
    private readonly FrozenDictionary<string, object> _values;

    private protected ODataEnum(EdmEnumType edm, ClrSide side, IReadOnlyList<EnumMember> members)
        : base(edm, side) => _values = members.SelectMany(m => new[] { m.Name, m.Word }.Distinct(), (m, word) => (word, m.Value)).ToFrozenDictionary(m => m.word, m => m.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>The member's name of a boxed value.</summary>
    public abstract string WordOf(object value);

    /// <summary>Every value, in the order of its number.</summary>
    internal IEnumerable<object> Values => _values.Values.Distinct().Order();

    internal override object? FromLiteral(object literal) => literal switch
    {
        Microsoft.OData.ODataEnumValue word => Named(word.Value),
        string word => Named(word),
        _ => null,
    };

    private object? Named(string word)
    {
        if (_values.TryGetValue(word, out var value))
            return value;
        return long.TryParse(word, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? _values.Values.FirstOrDefault(v => Convert.ToInt64(v, System.Globalization.CultureInfo.InvariantCulture) == number)
            : null;
    }
}

/// <summary>An enum whose members are called by their words.</summary>
/// <typeparam name="T">The enum.</typeparam>
public sealed class ODataEnum<T> : ODataEnum
    where T : struct, Enum
{
    private readonly FrozenDictionary<T, string> _words;

    internal ODataEnum(EdmEnumType edm, IReadOnlyList<EnumMember> members)
        : base(edm, new ClrSide<T>(), members) => _words = members.ToFrozenDictionary(m => (T)m.Value, m => m.Name);

    /// <summary>The member's name of a value.</summary>
    public string Word(T value) => _words[value];

    /// <inheritdoc/>
    public override string WordOf(object value) => _words[(T)value];
}

/// <summary>A record inside a row.</summary>
public sealed class ODataComplex : ODataType
{
    internal ODataComplex(ClrSide side, EdmComplexType edm, IReadOnlyList<ODataProperty> properties)
        : base(edm, side) => Properties = properties;

    /// <summary>Its properties, in the order of declaration.</summary>
    public IReadOnlyList<ODataProperty> Properties { get; }

    /// <summary>The property of this name, or null.</summary>
    public ODataProperty? Find(string name) => Properties.FirstOrDefault(p => p.Name == name);

    internal override object? FromLiteral(object literal) => null;
}
