namespace Switchboard.GraphQL.Language;

/// <summary>Specification 3: what a schema's text consists of. An extension has the same parts as what it extends.</summary>
internal abstract class TypeSystemDefinition(int start, StringValue? description, IReadOnlyList<Directive> directives, bool extends) : Definition(start)
{
    public StringValue? Description { get; } = description;

    public IReadOnlyList<Directive> Directives { get; } = directives;

    /// <summary>Written with <c>extend</c>.</summary>
    public bool Extends { get; } = extends;
}

internal sealed class SchemaDefinition(int start, StringValue? description, IReadOnlyList<Directive> directives, IReadOnlyList<OperationTypeDefinition> operationTypes, bool extends)
    : TypeSystemDefinition(start, description, directives, extends)
{
    public IReadOnlyList<OperationTypeDefinition> OperationTypes { get; } = operationTypes;
}

internal sealed class OperationTypeDefinition(int start, OperationKind kind, NamedType type) : Node(start)
{
    public OperationKind Kind { get; } = kind;

    public NamedType Type { get; } = type;
}

internal abstract class TypeDefinition(int start, StringValue? description, Name name, IReadOnlyList<Directive> directives, bool extends)
    : TypeSystemDefinition(start, description, directives, extends)
{
    public Name Name { get; } = name;
}

internal sealed class ScalarTypeDefinition(int start, StringValue? description, Name name, IReadOnlyList<Directive> directives, bool extends)
    : TypeDefinition(start, description, name, directives, extends);

internal sealed class ObjectTypeDefinition(
    int start, StringValue? description, Name name, IReadOnlyList<NamedType> interfaces, IReadOnlyList<Directive> directives, IReadOnlyList<FieldDefinition> fields, bool extends)
    : TypeDefinition(start, description, name, directives, extends)
{
    public IReadOnlyList<NamedType> Interfaces { get; } = interfaces;

    public IReadOnlyList<FieldDefinition> Fields { get; } = fields;
}

internal sealed class InterfaceTypeDefinition(
    int start, StringValue? description, Name name, IReadOnlyList<NamedType> interfaces, IReadOnlyList<Directive> directives, IReadOnlyList<FieldDefinition> fields, bool extends)
    : TypeDefinition(start, description, name, directives, extends)
{
    public IReadOnlyList<NamedType> Interfaces { get; } = interfaces;

    public IReadOnlyList<FieldDefinition> Fields { get; } = fields;
}

internal sealed class UnionTypeDefinition(int start, StringValue? description, Name name, IReadOnlyList<Directive> directives, IReadOnlyList<NamedType> types, bool extends)
    : TypeDefinition(start, description, name, directives, extends)
{
    public IReadOnlyList<NamedType> Types { get; } = types;
}

internal sealed class EnumTypeDefinition(int start, StringValue? description, Name name, IReadOnlyList<Directive> directives, IReadOnlyList<EnumValueDefinition> values, bool extends)
    : TypeDefinition(start, description, name, directives, extends)
{
    public IReadOnlyList<EnumValueDefinition> Values { get; } = values;
}

internal sealed class InputObjectTypeDefinition(int start, StringValue? description, Name name, IReadOnlyList<Directive> directives, IReadOnlyList<InputValueDefinition> fields, bool extends)
    : TypeDefinition(start, description, name, directives, extends)
{
    public IReadOnlyList<InputValueDefinition> Fields { get; } = fields;
}

internal sealed class FieldDefinition(
    int start, StringValue? description, Name name, IReadOnlyList<InputValueDefinition> arguments, TypeReference type, IReadOnlyList<Directive> directives) : Node(start)
{
    public StringValue? Description { get; } = description;

    public Name Name { get; } = name;

    public IReadOnlyList<InputValueDefinition> Arguments { get; } = arguments;

    public TypeReference Type { get; } = type;

    public IReadOnlyList<Directive> Directives { get; } = directives;
}

/// <summary>An argument of a field or directive, or a field of an input object.</summary>
internal sealed class InputValueDefinition(int start, StringValue? description, Name name, TypeReference type, Value? defaultValue, IReadOnlyList<Directive> directives) : Node(start)
{
    public StringValue? Description { get; } = description;

    public Name Name { get; } = name;

    public TypeReference Type { get; } = type;

    public Value? DefaultValue { get; } = defaultValue;

    public IReadOnlyList<Directive> Directives { get; } = directives;
}

internal sealed class EnumValueDefinition(int start, StringValue? description, Name name, IReadOnlyList<Directive> directives) : Node(start)
{
    public StringValue? Description { get; } = description;

    public Name Name { get; } = name;

    public IReadOnlyList<Directive> Directives { get; } = directives;
}

internal sealed class DirectiveDefinition(int start, StringValue? description, Name name, IReadOnlyList<InputValueDefinition> arguments, bool repeatable, IReadOnlyList<Name> locations)
    : TypeSystemDefinition(start, description, [], extends: false)
{
    public Name Name { get; } = name;

    public IReadOnlyList<InputValueDefinition> Arguments { get; } = arguments;

    public bool Repeatable { get; } = repeatable;

    public IReadOnlyList<Name> Locations { get; } = locations;
}
