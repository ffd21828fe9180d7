using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Validation.TypeSystem;

/// <summary>Specification 3.4.3: only what is defined can be extended, and as what it is.</summary>
internal sealed class PossibleTypeExtensions(ValidationContext context) : Rule(context), IEnters<TypeSystemDefinition>
{
    private readonly Dictionary<string, TypeDefinition> _defined = DefinedIn(context.Document);

    void IEnters<TypeSystemDefinition>.Enter(TypeSystemDefinition node)
    {
        if (node is not TypeDefinition { Extends: true, Name: var name } extension)
            return;
        if (!_defined.TryGetValue(name.Value, out var definition))
            Report($"Cannot extend type \"{name.Value}\" because it is not defined.{Hint(name.Value, _defined.Keys)}", name);
        else if (definition.GetType() != extension.GetType())
            Report($"Cannot extend non-{Kind(extension)} type \"{name.Value}\".", definition, extension);
    }

    private static Dictionary<string, TypeDefinition> DefinedIn(Document document)
    {
        var defined = new Dictionary<string, TypeDefinition>(StringComparer.Ordinal);
        foreach (var type in document.Definitions.OfType<TypeDefinition>().Where(t => !t.Extends))
            defined[type.Name.Value] = type;
        return defined;
    }

    private static string Kind(TypeDefinition type) => type switch
    {
        ScalarTypeDefinition => "scalar",
        ObjectTypeDefinition => "object",
        InterfaceTypeDefinition => "interface",
        UnionTypeDefinition => "union",
        EnumTypeDefinition => "enum",
        _ => "input object",
    };
}
