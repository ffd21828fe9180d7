using Switchboard.GraphQL.Execution;
using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Types;

/// <summary>Specification 3.4: a type of a schema, as opposed to how a text names one.</summary>
internal abstract class SchemaType
{
    public NamedSchemaType Innermost => this switch
    {
        ListOf list => list.Item.Innermost,
        NonNull nonNull => nonNull.Inner.Innermost,
        _ => (NamedSchemaType)this,
    };

    /// <summary>Without an exclamation mark.</summary>
    public SchemaType Nullable => this is NonNull nonNull ? nonNull.Inner : this;

    public bool IsInput => Innermost is ScalarType or EnumType or InputObjectType;

    public bool IsOutput => Innermost is not InputObjectType;

    public bool IsLeaf => this is ScalarType or EnumType;

    public bool IsComposite => this is ObjectType or InterfaceType or UnionType;

    public bool IsAbstract => this is InterfaceType or UnionType;
}

internal sealed class ListOf(SchemaType item) : SchemaType
{
    public SchemaType Item { get; } = item;

    public override string ToString() => $"[{Item}]";
}

internal sealed class NonNull(SchemaType inner) : SchemaType
{
    public SchemaType Inner { get; } = inner;

    public override string ToString() => $"{Inner}!";
}

internal abstract class NamedSchemaType(string name, string? description) : SchemaType
{
    public string Name { get; } = name;

    public string? Description { get; } = description;

    public override string ToString() => Name;
}

internal sealed class ScalarType(string name, string? description, string? specifiedBy, ScalarCoercion coercion) : NamedSchemaType(name, description)
{
    public string? SpecifiedBy { get; } = specifiedBy;

    public ScalarCoercion Coercion { get; } = coercion;
}

internal sealed class EnumType(string name, string? description, IReadOnlyList<SchemaEnumValue> values) : NamedSchemaType(name, description)
{
    private readonly Dictionary<string, SchemaEnumValue> _byName = ByName(values);

    public IReadOnlyList<SchemaEnumValue> Values { get; } = values;

    public SchemaEnumValue? Value(string name) => _byName.GetValueOrDefault(name);

    private static Dictionary<string, SchemaEnumValue> ByName(IReadOnlyList<SchemaEnumValue> values)
    {
        var byName = new Dictionary<string, SchemaEnumValue>(StringComparer.Ordinal);
        foreach (var value in values)
            byName[value.Name] = value;
        return byName;
    }
}

internal sealed record SchemaEnumValue(string Name, string? Description, string? DeprecationReason);

internal sealed class InputObjectType(string name, string? description, bool oneOf) : NamedSchemaType(name, description)
{
    public bool OneOf { get; } = oneOf;

    public Members<InputValue> Fields { get; } = new(f => f.Name);
}

/// <summary>An object or an interface.</summary>
internal abstract class FieldsType(string name, string? description) : NamedSchemaType(name, description)
{
    public Members<SchemaField> Fields { get; } = new(f => f.Name);

    public Members<InterfaceType> Interfaces { get; } = new(i => i.Name);
}

internal sealed class ObjectType(string name, string? description) : FieldsType(name, description);

internal sealed class InterfaceType(string name, string? description) : FieldsType(name, description);

internal sealed class UnionType(string name, string? description) : NamedSchemaType(name, description)
{
    public Members<ObjectType> Types { get; } = new(t => t.Name);
}

internal sealed class SchemaField(string name, string? description, SchemaType type, IEnumerable<InputValue> arguments, string? deprecationReason)
{
    public string Name { get; } = name;

    public string? Description { get; } = description;

    public SchemaType Type { get; } = type;

    public Members<InputValue> Arguments { get; } = new(a => a.Name, arguments);

    public string? DeprecationReason { get; } = deprecationReason;

    public Limits.FieldCost Cost { get; init; } = Limits.FieldCost.Usual;

    /// <summary>Where its values come from; set while the schema is built.</summary>
    public FieldResolver Resolver { get; set; } = MissingResolver.Instance;
}

/// <summary>An argument, or a field of an input object.</summary>
internal sealed class InputValue(string name, string? description, SchemaType type, Value? defaultValue, string? deprecationReason)
{
    public string Name { get; } = name;

    public string? Description { get; } = description;

    public SchemaType Type { get; } = type;

    /// <summary>As written; what it means depends on the type.</summary>
    public Value? DefaultValue { get; } = defaultValue;

    public string? DeprecationReason { get; } = deprecationReason;

    /// <summary>Must be given: it may not be null and has no default.</summary>
    public bool IsRequired => Type is NonNull && DefaultValue is null;
}

internal sealed class SchemaDirective(string name, string? description, IEnumerable<InputValue> arguments, bool repeatable, IReadOnlyList<string> locations)
{
    public string Name { get; } = name;

    public string? Description { get; } = description;

    public Members<InputValue> Arguments { get; } = new(a => a.Name, arguments);

    public bool Repeatable { get; } = repeatable;

    public IReadOnlyList<string> Locations { get; } = locations;
}
