using Switchboard.GraphQL.Execution;
using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Types;

/// <summary>Specification 4: the schema as data.</summary>
internal static class Introspection
{
    internal static readonly SchemaField TypeNameField = new("__typename", "The name of the current Object type at runtime.", new NonNull(BuiltIn.String), [], null)
    {
        Resolver = Resolve.Each((_, call) => call.Plan.Parent.Name),
    };

    internal static SchemaField SchemaField(NamedSchemaType schemaType) => new("__schema", "Access the current type schema of this server.", new NonNull(schemaType), [], null)
    {
        Resolver = Resolve.Each((_, call) => call.Schema),
    };

    internal static SchemaField TypeField(NamedSchemaType typeType) =>
        new("__type", "Request the type information of a single type.", typeType, [new InputValue("name", null, new NonNull(BuiltIn.String), null, null)], null)
        {
            Resolver = Resolve.Each((_, call) => call.Schema.Type((string)call.Arguments["name"]!)),
        };

    /// <summary>How the fields of <c>__Schema</c>, <c>__Type</c> and the others are answered.</summary>
    internal static IReadOnlyDictionary<string, FieldResolver> Resolvers { get; } = new Dictionary<string, FieldResolver>(StringComparer.Ordinal)
    {
        ["__Schema.description"] = Of<Schema>(s => s.Description),
        ["__Schema.types"] = Of<Schema>(s => s.Types),
        ["__Schema.queryType"] = Of<Schema>(s => s.Roots.GetValueOrDefault(OperationKind.Query)),
        ["__Schema.mutationType"] = Of<Schema>(s => s.Roots.GetValueOrDefault(OperationKind.Mutation)),
        ["__Schema.subscriptionType"] = Of<Schema>(s => s.Roots.GetValueOrDefault(OperationKind.Subscription)),
        ["__Schema.directives"] = Of<Schema>(s => s.Directives),
        ["__Type.kind"] = Of<SchemaType>(KindOf),
        ["__Type.name"] = Of<SchemaType>(t => (t as NamedSchemaType)?.Name),
        ["__Type.description"] = Of<SchemaType>(t => (t as NamedSchemaType)?.Description),
        ["__Type.specifiedByURL"] = Of<SchemaType>(t => (t as ScalarType)?.SpecifiedBy),
        ["__Type.fields"] = Current<SchemaType, SchemaField>(t => (t as FieldsType)?.Fields, f => f.DeprecationReason),
        ["__Type.interfaces"] = Of<SchemaType>(t => (t as FieldsType)?.Interfaces),
        ["__Type.possibleTypes"] = Resolve.Each((source, call) => source is NamedSchemaType { IsAbstract: true } type ? call.Schema.PossibleTypes(type) : null),
        ["__Type.enumValues"] = Current<SchemaType, SchemaEnumValue>(t => (t as EnumType)?.Values, v => v.DeprecationReason),
        ["__Type.inputFields"] = Current<SchemaType, InputValue>(t => (t as InputObjectType)?.Fields, f => f.DeprecationReason),
        ["__Type.ofType"] = Of<SchemaType>(t => t switch { ListOf list => list.Item, NonNull nonNull => nonNull.Inner, _ => null }),
        ["__Type.isOneOf"] = Of<SchemaType>(t => t is InputObjectType input ? input.OneOf : null),
        ["__Field.name"] = Of<SchemaField>(f => f.Name),
        ["__Field.description"] = Of<SchemaField>(f => f.Description),
        ["__Field.args"] = Current<SchemaField, InputValue>(f => f.Arguments, a => a.DeprecationReason),
        ["__Field.type"] = Of<SchemaField>(f => f.Type),
        ["__Field.isDeprecated"] = Of<SchemaField>(f => f.DeprecationReason is not null),
        ["__Field.deprecationReason"] = Of<SchemaField>(f => f.DeprecationReason),
        ["__InputValue.name"] = Of<InputValue>(v => v.Name),
        ["__InputValue.description"] = Of<InputValue>(v => v.Description),
        ["__InputValue.type"] = Of<InputValue>(v => v.Type),
        ["__InputValue.defaultValue"] = Of<InputValue>(v => DefaultValues.Written(v) is { } written ? Printer.Print(written) : null),
        ["__InputValue.isDeprecated"] = Of<InputValue>(v => v.DeprecationReason is not null),
        ["__InputValue.deprecationReason"] = Of<InputValue>(v => v.DeprecationReason),
        ["__EnumValue.name"] = Of<SchemaEnumValue>(v => v.Name),
        ["__EnumValue.description"] = Of<SchemaEnumValue>(v => v.Description),
        ["__EnumValue.isDeprecated"] = Of<SchemaEnumValue>(v => v.DeprecationReason is not null),
        ["__EnumValue.deprecationReason"] = Of<SchemaEnumValue>(v => v.DeprecationReason),
        ["__Directive.name"] = Of<SchemaDirective>(d => d.Name),
        ["__Directive.description"] = Of<SchemaDirective>(d => d.Description),
        ["__Directive.isRepeatable"] = Of<SchemaDirective>(d => d.Repeatable),
        ["__Directive.locations"] = Of<SchemaDirective>(d => d.Locations),
        ["__Directive.args"] = Current<SchemaDirective, InputValue>(d => d.Arguments, a => a.DeprecationReason),
        ["__Directive.isDeprecated"] = Of<SchemaDirective>(_ => false),
        ["__Directive.deprecationReason"] = Of<SchemaDirective>(_ => null),
    };

    private static FieldResolver Of<T>(Func<T, object?> read)
        where T : class => Resolve.Each((source, _) => read((T)source));

    /// <summary>Without what is deprecated, unless that is asked for.</summary>
    private static FieldResolver Current<T, TItem>(Func<T, IEnumerable<TItem>?> read, Func<TItem, string?> reason)
        where T : class => Resolve.Each((source, call) => read((T)source) switch
        {
            null => null,
            var all when call.Arguments.GetValueOrDefault("includeDeprecated") is true => all,
            var all => all.Where(i => reason(i) is null),
        });

    private static string KindOf(SchemaType type) => type switch
    {
        ScalarType => "SCALAR",
        ObjectType => "OBJECT",
        InterfaceType => "INTERFACE",
        UnionType => "UNION",
        EnumType => "ENUM",
        InputObjectType => "INPUT_OBJECT",
        ListOf => "LIST",
        _ => "NON_NULL",
    };
}
