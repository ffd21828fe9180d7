using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Types;

/// <summary>Definitions with their extensions, turned into types that refer to one another.</summary>
internal sealed class SchemaTypes
{
    private static readonly Document BuiltInTypes = ReadBuiltIn();
    private readonly Dictionary<string, NamedSchemaType> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ScalarCoercion> _scalars;
    private readonly ILookup<string, TypeDefinition> _parts;
    private readonly List<string> _order = [];

    internal SchemaTypes(IReadOnlyList<Document> documents, Dictionary<string, ScalarCoercion> scalars)
    {
        _scalars = scalars;
        var definitions = documents.SelectMany(d => d.Definitions).ToList();
        var named = definitions.OfType<TypeDefinition>().ToList();
        _parts = named.OrderBy(t => t.Extends).Concat(BuiltInTypes.Definitions.OfType<TypeDefinition>()).ToLookup(t => t.Name.Value, StringComparer.Ordinal);
        foreach (var scalar in BuiltIn.Scalars)
            _types.TryAdd(scalar.Name, scalar);
        foreach (var name in _parts.Select(p => p.Key))
            _types.TryAdd(name, Shell(name));
        foreach (var name in _parts.Select(p => p.Key))
            Fill(_types[name]);

        var own = definitions.OfType<DirectiveDefinition>().Select(Directive).ToList();
        Directives = [.. own, .. BuiltInTypes.Definitions.OfType<DirectiveDefinition>().Where(b => !own.Exists(o => o.Name == b.Name.Value)).Select(Directive)];
        var schemas = definitions.OfType<SchemaDefinition>().ToList();
        Description = schemas.Find(s => !s.Extends)?.Description?.Text;
        Roots = RootsOf(schemas);
        All = InOrder(named.Where(t => !t.Extends).Select(t => t.Name.Value));
    }

    internal string? Description { get; }

    internal IReadOnlyList<NamedSchemaType> All { get; }

    internal IReadOnlyList<SchemaDirective> Directives { get; }

    internal IReadOnlyDictionary<OperationKind, ObjectType> Roots { get; }

    private static Document ReadBuiltIn()
    {
        using var stream = typeof(SchemaTypes).Assembly.GetManifestResourceStream("BuiltIn.graphql")!;
        var utf8 = new byte[stream.Length];
        stream.ReadExactly(utf8);
        return Parser.TryParse(utf8, ParserLimits.None, out var document, out var error) ? document : throw new InvalidOperationException(error.Message);
    }

    private static string? Reason(IReadOnlyList<Directive> directives)
    {
        var deprecated = directives.FirstOrDefault(d => d.Name.Value == "deprecated");
        return deprecated is null ? null : Text(deprecated, "reason") ?? (deprecated.Arguments.Count == 0 ? "No longer supported" : null);
    }

    private static string? Text(Directive directive, string argument) => (directive.Arguments.FirstOrDefault(a => a.Name.Value == argument)?.Value as StringValue)?.Text;

    private NamedSchemaType Shell(string name)
    {
        var parts = _parts[name];
        var first = parts.FirstOrDefault(p => !p.Extends) ?? parts.First();
        var description = first.Description?.Text;
        return first switch
        {
            ScalarTypeDefinition => new ScalarType(
                name, description, parts.SelectMany(p => p.Directives).Where(d => d.Name.Value == "specifiedBy").Select(d => Text(d, "url")).LastOrDefault(), _scalars.GetValueOrDefault(name) ?? AnyScalar.Instance),
            ObjectTypeDefinition => new ObjectType(name, description),
            InterfaceTypeDefinition => new InterfaceType(name, description),
            UnionTypeDefinition => new UnionType(name, description),
            EnumTypeDefinition => new EnumType(name, description, [.. parts.OfType<EnumTypeDefinition>().SelectMany(p => p.Values).Select(v => new SchemaEnumValue(v.Name.Value, v.Description?.Text, Reason(v.Directives)))]),
            _ => new InputObjectType(name, description, parts.Any(p => p.Directives.Any(d => d.Name.Value == "oneOf"))),
        };
    }

    private void Fill(NamedSchemaType type)
    {
        foreach (var part in _parts[type.Name])
        {
            switch (type, part)
            {
                case (FieldsType to, ObjectTypeDefinition from):
                    FillFields(to, from.Interfaces, from.Fields);
                    break;
                case (FieldsType to, InterfaceTypeDefinition from):
                    FillFields(to, from.Interfaces, from.Fields);
                    break;
                case (UnionType to, UnionTypeDefinition from):
                    foreach (var member in from.Types)
                        to.Types.Add((ObjectType)_types[member.Name.Value]);
                    break;
                case (InputObjectType to, InputObjectTypeDefinition from):
                    foreach (var field in from.Fields)
                        to.Fields.Add(Input(field));
                    break;
                default:
                    break;
            }
        }
    }

    private void FillFields(FieldsType type, IReadOnlyList<NamedType> interfaces, IReadOnlyList<FieldDefinition> fields)
    {
        foreach (var name in interfaces)
            type.Interfaces.Add((InterfaceType)_types[name.Name.Value]);
        foreach (var field in fields)
            type.Fields.Add(new SchemaField(field.Name.Value, field.Description?.Text, Type(field.Type), field.Arguments.Select(Input), Reason(field.Directives)) { Cost = Limits.FieldCost.Of(field.Directives) });
    }

    private SchemaDirective Directive(DirectiveDefinition d) => new(d.Name.Value, d.Description?.Text, d.Arguments.Select(Input), d.Repeatable, [.. d.Locations.Select(l => l.Value)]);

    private InputValue Input(InputValueDefinition input) => new(input.Name.Value, input.Description?.Text, Type(input.Type), input.DefaultValue, Reason(input.Directives));

    private SchemaType Type(TypeReference reference) => reference switch
    {
        ListType list => new ListOf(Type(list.Item)),
        NonNullType nonNull => new NonNull(Type(nonNull.Inner)),
        _ => _types[((NamedType)reference).Name.Value],
    };

    private Dictionary<OperationKind, ObjectType> RootsOf(List<SchemaDefinition> schemas)
    {
        var roots = new Dictionary<OperationKind, ObjectType>();
        foreach (var operation in schemas.SelectMany(s => s.OperationTypes))
            roots[operation.Kind] = (ObjectType)_types[operation.Type.Name.Value];
        if (schemas.Exists(s => !s.Extends))
            return roots;
        foreach (var kind in Enum.GetValues<OperationKind>())
        {
            if (_types.TryGetValue(kind.ToString(), out var type) && type is ObjectType root)
                roots.TryAdd(kind, root);
        }

        return roots;
    }

    /// <summary>As declared, each built-in scalar behind the first type that needs it, introspection last.</summary>
    private List<NamedSchemaType> InOrder(IEnumerable<string> declared)
    {
        var names = declared.Distinct(StringComparer.Ordinal).ToList();
        var seen = names.ToHashSet(StringComparer.Ordinal);
        foreach (var name in names)
        {
            _order.Add(name);
            foreach (var used in UsedBy(_types[name]))
                Append(used, seen);
        }

        foreach (var argument in Directives.SelectMany(d => d.Arguments))
            Append(argument.Type.Innermost, seen);
        Append(_types["__Schema"], seen);
        return [.. _order.Select(n => _types[n])];
    }

    private void Append(NamedSchemaType type, HashSet<string> seen)
    {
        if (!seen.Add(type.Name))
            return;
        _order.Add(type.Name);
        foreach (var used in UsedBy(type))
            Append(used, seen);
    }

    private static IEnumerable<NamedSchemaType> UsedBy(NamedSchemaType type) => type switch
    {
        UnionType union => union.Types,
        InputObjectType input => input.Fields.Select(f => f.Type.Innermost),
        FieldsType fields => fields.Interfaces.Concat(fields.Fields.SelectMany(f => f.Arguments.Select(a => a.Type.Innermost).Prepend(f.Type.Innermost))),
        _ => [],
    };
}
