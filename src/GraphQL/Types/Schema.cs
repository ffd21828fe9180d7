using System.Collections.Frozen;
using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Types;

/// <summary>Specification 3.3: the types and directives of one service, resolved and checked.</summary>
internal sealed class Schema
{
    private readonly FrozenDictionary<string, NamedSchemaType> _types;
    private readonly FrozenDictionary<string, SchemaDirective> _directives;
    private readonly FrozenDictionary<string, FrozenSet<string>> _possible;
    private readonly Dictionary<string, List<ObjectType>> _possibleInOrder = new(StringComparer.Ordinal);
    private readonly SchemaField _schemaField;
    private readonly SchemaField _typeField;

    internal Schema(string? description, IReadOnlyList<NamedSchemaType> types, IReadOnlyList<SchemaDirective> directives, IReadOnlyDictionary<OperationKind, ObjectType> roots)
    {
        Description = description;
        Types = types;
        Directives = directives;
        Roots = roots;
        _types = types.ToFrozenDictionary(t => t.Name, StringComparer.Ordinal);
        _directives = directives.ToFrozenDictionary(d => d.Name, StringComparer.Ordinal);
        foreach (var type in types)
        {
            if (type is UnionType union)
                _possibleInOrder[union.Name] = [.. union.Types];
            if (type is InterfaceType)
                _possibleInOrder[type.Name] = [.. types.OfType<ObjectType>().Where(o => o.Interfaces.Contains(type.Name))];
        }

        _schemaField = Introspection.SchemaField(_types["__Schema"]);
        _typeField = Introspection.TypeField(_types["__Type"]);
        _possible = _possibleInOrder.ToFrozenDictionary(p => p.Key, p => p.Value.Select(t => t.Name).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    public string? Description { get; }

    /// <summary>In the order introspection shows them.</summary>
    public IReadOnlyList<NamedSchemaType> Types { get; }

    public IReadOnlyList<SchemaDirective> Directives { get; }

    public IReadOnlyDictionary<OperationKind, ObjectType> Roots { get; }

    /// <summary>What an object out of the program is, for unions and interfaces; null when nobody knows.</summary>
    public Func<NamedSchemaType, object, string?> TypeOf { get; init; } = (_, _) => null;

    public NamedSchemaType? Type(string name) => _types.GetValueOrDefault(name);

    public SchemaDirective? Directive(string name) => _directives.GetValueOrDefault(name);

    /// <summary>The type that a reference in a document means, or null when it names none of ours.</summary>
    public SchemaType? Resolve(TypeReference reference) => reference switch
    {
        ListType list => Resolve(list.Item) is { } item ? new ListOf(item) : null,
        NonNullType nonNull => Resolve(nonNull.Inner) is { } inner ? new NonNull(inner) : null,
        _ => Type(((NamedType)reference).Name.Value),
    };

    /// <summary>Which objects a union or an interface may turn out to be.</summary>
    public IReadOnlyList<ObjectType> PossibleTypes(NamedSchemaType type) => _possibleInOrder.TryGetValue(type.Name, out var types) ? types : [];

    /// <summary>Whether <paramref name="maybe"/>, an object or an interface, is a member or implementation of <paramref name="type"/>.</summary>
    public bool IsSubType(NamedSchemaType type, NamedSchemaType maybe) =>
        maybe is ObjectType ? _possible.TryGetValue(type.Name, out var names) && names.Contains(maybe.Name)
        : type is InterfaceType && maybe is InterfaceType inner && inner.Interfaces.Contains(type.Name);

    /// <summary>Whether some object is both.</summary>
    public bool Overlap(NamedSchemaType a, NamedSchemaType b)
    {
        if (ReferenceEquals(a, b))
            return true;
        if (a.IsAbstract)
            return b.IsAbstract ? PossibleTypes(a).Any(t => IsSubType(b, t)) : IsSubType(a, b);
        return b.IsAbstract && IsSubType(b, a);
    }

    /// <summary>A field of a composite type, the introspection fields included.</summary>
    public SchemaField? Field(NamedSchemaType parent, string name)
    {
        if (name == Introspection.TypeNameField.Name)
            return parent.IsComposite ? Introspection.TypeNameField : null;
        if (Roots.TryGetValue(OperationKind.Query, out var query) && ReferenceEquals(parent, query))
        {
            if (name == "__schema")
                return _schemaField;
            if (name == "__type")
                return _typeField;
        }

        return (parent as FieldsType)?.Fields.Find(name);
    }
}
