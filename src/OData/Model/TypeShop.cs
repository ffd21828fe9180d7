using System.Reflection;
using System.Text.Json;
using Microsoft.OData.Edm;

namespace Switchboard.OData.Model;

/// <summary>Makes EDM types of CLR types while a model is built, each once.</summary>
internal sealed class TypeShop(EdmModel edm, string modelName, Func<Enum, string> word, IReadOnlyDictionary<Type, ODataType> values)
{
    private readonly Dictionary<Type, ODataType> _made = new(values);
    private readonly HashSet<Type> _making = [];
    private readonly NullabilityInfoContext _nullability = new();

    internal IEnumerable<ODataType> All => _made.Values.Concat(Primitives.All.Where(p => !_made.ContainsKey(p.Clr)));

    /// <summary>A property by which a set leads elsewhere; it may be one that clients do not see.</summary>
    internal static ODataProperty? Foreign(ODataSet set, string name) => set.Everything.FirstOrDefault(p => p.Name == name);

    /// <summary>The properties of a view or record that EDM can say, not yet added to their type.</summary>
    internal IReadOnlyList<ODataProperty> Declare(EdmStructuredType owner, Type clr) =>
        [.. clr.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanRead && p.CanWrite && p.GetIndexParameters().Length == 0).Select(p => Property(owner, clr, p)).OfType<ODataProperty>()];

    internal static void AddTo(EdmStructuredType owner, IEnumerable<ODataProperty> properties)
    {
        foreach (var property in properties)
            owner.AddProperty(property.Edm);
    }

    private ODataProperty? Property(EdmStructuredType owner, Type clr, PropertyInfo member)
    {
        var item = ItemOf(member.PropertyType);
        if (Type(item ?? member.PropertyType) is not { } type || !IsData(member))
            return null;
        var nullable = Nullable.GetUnderlyingType(member.PropertyType) is not null
            || (!member.PropertyType.IsValueType && _nullability.Create(member).ReadState != NullabilityState.NotNull);
        var name = JsonNamingPolicy.CamelCase.ConvertName(member.Name);
        var property = (ODataProperty)Activator.CreateInstance(
            typeof(ODataProperty<,>).MakeGenericType(clr, member.PropertyType), BindingFlags.NonPublic | BindingFlags.Instance, binder: null, [name, member, type, item is not null], culture: null)!;
        property.IsNullable = nullable && item is null;
        property.Edm = new EdmStructuralProperty(owner, name, Reference(type, item is not null, nullable));

        // A record made by its constructor is opaque to the database once made: it can be shown, not looked into.
        property.Filterable = type is not ODataComplex || (item is null && type.Clr.GetConstructor(System.Type.EmptyTypes) is not null);
        property.Sortable = item is null && type is not ODataComplex;
        return property;
    }

    /// <summary>What a view keeps for itself, such as its JSON, is no data.</summary>
    private static bool IsData(PropertyInfo member) => !member.IsDefined(typeof(System.Text.Json.Serialization.JsonIgnoreAttribute)) && member.Name != "EqualityContract";

    private static IEdmTypeReference Reference(ODataType type, bool collection, bool nullable)
    {
        if (!collection)
            return One(type, nullable);
        return new EdmCollectionTypeReference(new EdmCollectionType(One(type, nullable: false)));
    }

    private static IEdmTypeReference One(ODataType type, bool nullable) => type.Edm switch
    {
        // Fractions of a second as PostgreSQL keeps them.
        IEdmPrimitiveType { PrimitiveKind: EdmPrimitiveTypeKind.DateTimeOffset or EdmPrimitiveTypeKind.Duration or EdmPrimitiveTypeKind.TimeOfDay } time => new EdmTemporalTypeReference(time, nullable, precision: 6),
        IEdmPrimitiveType { PrimitiveKind: EdmPrimitiveTypeKind.Decimal } number => new EdmDecimalTypeReference(number, nullable, precision: null, scale: null),
        IEdmPrimitiveType primitive => EdmCoreModel.Instance.GetPrimitive(primitive.PrimitiveKind, nullable),
        IEdmEnumType words => new EdmEnumTypeReference(words, nullable),
        IEdmComplexType complex => new EdmComplexTypeReference(complex, nullable),
        _ => throw new InvalidOperationException($"{type.Clr} has no place in a model."),
    };

    private static Type? ItemOf(Type type)
    {
        if (type == typeof(string) || type == typeof(byte[]))
            return null;
        if (type.IsArray)
            return type.GetElementType();
        var list = type is { IsInterface: true, IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(IEnumerable<>)
            ? type
            : type.GetInterfaces().FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>));
        return list?.GetGenericArguments()[0];
    }

    private ODataType? Type(Type clr)
    {
        var type = Nullable.GetUnderlyingType(clr) ?? clr;
        if (_made.TryGetValue(type, out var made))
            return made;
        var fresh = (ODataType?)Primitives.Of(type) ?? (type.IsEnum ? (ODataType)Enumeration(type) : Complex(type));
        if (fresh is not null)
            _made[type] = fresh;
        return fresh;
    }

    private ODataEnum Enumeration(Type type)
    {
        var declared = new EdmEnumType(modelName, type.Name);
        var members = new List<EnumMember>();
        foreach (Enum value in Enum.GetValues(type))
        {
            var spoken = word(value);
            var name = EdmNames.OfWord(spoken);
            declared.AddMember(name, new EdmEnumMemberValue(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture)));
            members.Add(new EnumMember(name, spoken, value));
        }

        edm.AddElement(declared);
        return (ODataEnum)Activator.CreateInstance(typeof(ODataEnum<>).MakeGenericType(type), BindingFlags.NonPublic | BindingFlags.Instance, binder: null, [declared, members], culture: null)!;
    }

    private ODataComplex? Complex(Type type)
    {
        if (type.Namespace?.StartsWith("System", StringComparison.Ordinal) != false || !type.IsClass || type.IsAbstract || ItemOf(type) is not null || !_making.Add(type))
            return null;
        var declared = new EdmComplexType(modelName, EdmNames.OfView(type));
        var properties = Declare(declared, type);
        _making.Remove(type);
        if (properties.Count == 0)
            return null;
        AddTo(declared, properties);
        edm.AddElement(declared);
        var side = (ClrSide)Activator.CreateInstance(typeof(ClrSide<>).MakeGenericType(type))!;
        return new ODataComplex(side, declared, properties);
    }
}
