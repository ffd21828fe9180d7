using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Validation.Rules;

/// <summary>Specification 5.7.1 and 5.7.2: every directive exists and stands where it may.</summary>
internal sealed class KnownDirectives(ValidationContext context) : Rule(context), IEnters<Directive>
{
    void IEnters<Directive>.Enter(Directive node)
    {
        var name = node.Name.Value;
        if (Context.Directives.Find(name) is not { } directive)
            Report($"Unknown directive \"@{name}\".", node);
        else if (Location() is var location && !directive.Locations.Contains(location, StringComparer.Ordinal))
            Report($"Directive \"@{name}\" may not be used on {location}.", node);
    }

    private string Location() => At.DirectiveOwner switch
    {
        OperationDefinition { Kind: OperationKind.Query } => "QUERY",
        OperationDefinition { Kind: OperationKind.Mutation } => "MUTATION",
        OperationDefinition => "SUBSCRIPTION",
        Field => "FIELD",
        FragmentSpread => "FRAGMENT_SPREAD",
        InlineFragment => "INLINE_FRAGMENT",
        FragmentDefinition => "FRAGMENT_DEFINITION",
        VariableDefinition => "VARIABLE_DEFINITION",
        SchemaDefinition => "SCHEMA",
        ScalarTypeDefinition => "SCALAR",
        ObjectTypeDefinition => "OBJECT",
        FieldDefinition => "FIELD_DEFINITION",
        InterfaceTypeDefinition => "INTERFACE",
        UnionTypeDefinition => "UNION",
        EnumTypeDefinition => "ENUM",
        EnumValueDefinition => "ENUM_VALUE",
        InputObjectTypeDefinition => "INPUT_OBJECT",

        // In an extension the reference implementation takes the fields of an input object for arguments.
        InputValueDefinition => At.Definition is InputObjectTypeDefinition { Extends: false } ? "INPUT_FIELD_DEFINITION" : "ARGUMENT_DEFINITION",
        var other => throw new InvalidOperationException($"{other?.GetType().Name} has no directives."),
    };
}
