using Switchboard.GraphQL.Language;
using Switchboard.GraphQL.Types;

namespace Switchboard.GraphQL.Validation.TypeSystem;

internal enum TypeKind
{
    Scalar,
    Object,
    Interface,
    Union,
    Enum,
    InputObject,
}

/// <summary>Specification 3.4: a type's definition and extensions together, wrong as they may be.</summary>
internal sealed class DefinedType(string name, IReadOnlyList<TypeDefinition> parts)
{
    public string Name { get; } = name;

    public TypeKind Kind { get; } = parts[0] switch
    {
        ScalarTypeDefinition => TypeKind.Scalar,
        ObjectTypeDefinition => TypeKind.Object,
        InterfaceTypeDefinition => TypeKind.Interface,
        UnionTypeDefinition => TypeKind.Union,
        EnumTypeDefinition => TypeKind.Enum,
        _ => TypeKind.InputObject,
    };

    public bool IsOneOf { get; } = parts[0].Directives.Any(d => d.Name.Value == "oneOf");

    /// <summary>Named as often as they were.</summary>
    public IReadOnlyList<string> Interfaces { get; } = [.. parts.SelectMany(p => p is ObjectTypeDefinition o ? o.Interfaces : (p as InterfaceTypeDefinition)?.Interfaces ?? []).Select(i => i.Name.Value)];

    public IReadOnlyList<FieldDefinition> Fields { get; } = [.. parts.SelectMany(p => p is ObjectTypeDefinition o ? o.Fields : (p as InterfaceTypeDefinition)?.Fields ?? [])];

    public IReadOnlyList<InputValueDefinition> InputFields { get; } = [.. parts.OfType<InputObjectTypeDefinition>().SelectMany(p => p.Fields)];

    /// <summary>Named as often as they were.</summary>
    public IReadOnlyList<string> Members { get; } = [.. parts.OfType<UnionTypeDefinition>().SelectMany(p => p.Types).Select(t => t.Name.Value)];

    public IReadOnlyList<EnumValueDefinition> Values { get; } = [.. parts.OfType<EnumTypeDefinition>().SelectMany(p => p.Values)];
}

/// <summary>Specification 3.3: all types of a schema's text by name, and how they relate.</summary>
internal sealed class DefinedTypes
{
    private readonly Dictionary<string, DefinedType> _byName = new(StringComparer.Ordinal);

    internal DefinedTypes(Document document)
    {
        var parts = document.Definitions.OfType<TypeDefinition>().ToList();
        var extensions = parts.Where(p => p.Extends).ToLookup(p => p.Name.Value, StringComparer.Ordinal);

        // A definition by the name of a standard type is passed over: the standard one stays.
        foreach (var definition in parts.Where(p => !p.Extends && !StandardTypes.Names.Contains(p.Name.Value)))
            _byName[definition.Name.Value] = new DefinedType(definition.Name.Value, [definition, .. extensions[definition.Name.Value]]);
    }

    internal IReadOnlyCollection<DefinedType> All => _byName.Values;

    internal DefinedType? Find(string name) => _byName.GetValueOrDefault(name);

    internal TypeKind KindOf(string name) => Find(name)?.Kind ?? StandardTypes.Type(name) switch
    {
        EnumType => TypeKind.Enum,
        ObjectType => TypeKind.Object,
        _ => TypeKind.Scalar,
    };

    internal bool IsInput(TypeReference type) => KindOf(type.Innermost.Name.Value) is TypeKind.Scalar or TypeKind.Enum or TypeKind.InputObject;

    internal bool IsOutput(TypeReference type) => KindOf(type.Innermost.Name.Value) is not TypeKind.InputObject;

    /// <summary>Whether everything of <paramref name="type"/> may stand where <paramref name="expected"/> is promised.</summary>
    internal bool IsSubType(TypeReference type, TypeReference expected) => (type, expected) switch
    {
        (NonNullType own, NonNullType other) => IsSubType(own.Inner, other.Inner),
        (_, NonNullType) => false,
        (NonNullType own, _) => IsSubType(own.Inner, expected),
        (ListType own, ListType other) => IsSubType(own.Item, other.Item),
        (NamedType own, NamedType other) => own.Name.Value == other.Name.Value || IsKind(own.Name.Value, other.Name.Value),
        _ => false,
    };

    private bool IsKind(string name, string of) =>
        Find(of) is { } type && (type.Kind == TypeKind.Union ? type.Members.Contains(name, StringComparer.Ordinal) : type.Kind == TypeKind.Interface && Find(name)?.Interfaces.Contains(of, StringComparer.Ordinal) == true);
}
