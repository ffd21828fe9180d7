using Switchboard.GraphQL.Execution;
using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Types;

/// <summary>A schema from its text (SDL) and, field by field, from where its values come.</summary>
public sealed class SchemaBuilder
{
    private readonly List<Document> _documents = [];
    private readonly Dictionary<string, FieldResolver> _resolvers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ScalarCoercion> _scalars = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, string> _names = [];
    private Func<NamedSchemaType, object, string?>? _typeOf;
    private FieldResolver? _otherwise;

    /// <summary>Adds types, extensions and directives.</summary>
    /// <exception cref="ArgumentException">The text is no SDL; says where.</exception>
    public SchemaBuilder Sdl(string sdl)
    {
        if (!Parser.TryParse(sdl, ParserLimits.None, out var document, out var error))
            throw new ArgumentException($"{error.Message} ({error.Location.Line}:{error.Location.Column})", nameof(sdl));
        _documents.Add(document);
        return this;
    }

    /// <summary>Says where the values of a field come from.</summary>
    public SchemaBuilder Field(string type, string field, FieldResolver resolver)
    {
        _resolvers[$"{type}.{field}"] = resolver;
        return this;
    }

    /// <summary>Objects of a class are this type wherever a union or interface stands.</summary>
    public SchemaBuilder Bind(Type @class, string type)
    {
        _names[@class] = type;
        return this;
    }

    /// <summary>For every field that nobody resolves.</summary>
    internal SchemaBuilder Otherwise(FieldResolver resolver)
    {
        _otherwise = resolver;
        return this;
    }

    internal SchemaBuilder TypeOf(Func<NamedSchemaType, object, string?> typeOf)
    {
        _typeOf = typeOf;
        return this;
    }

    internal SchemaBuilder Scalar(string name, ScalarCoercion coercion)
    {
        _scalars[name] = coercion;
        return this;
    }

    internal Schema Build()
    {
        if (Validation.SchemaValidation.Validate(_documents) is { Count: > 0 } mistakes)
            throw new InvalidOperationException("The schema is not valid:\n" + string.Join('\n', mistakes));
        var types = new SchemaTypes(_documents, _scalars);
        var schema = new Schema(types.Description, types.All, types.Directives, types.Roots) { TypeOf = _typeOf ?? ((_, source) => _names.GetValueOrDefault(source.GetType())) };
        foreach (var type in schema.Types.OfType<FieldsType>())
        {
            foreach (var field in type.Fields)
                field.Resolver = ResolverOf(type, field) ?? _otherwise ?? MissingResolver.Instance;
        }

        return schema;
    }

    private FieldResolver? ResolverOf(FieldsType type, SchemaField field)
    {
        var name = $"{type.Name}.{field.Name}";
        return Introspection.Resolvers.GetValueOrDefault(name) ?? _resolvers.GetValueOrDefault(name);
    }
}
