using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Validation.Rules;

/// <summary>Specification 5.1.1: a request defines operations and fragments, no types.</summary>
internal sealed class ExecutableDefinitions(ValidationContext context) : Rule(context), IEnters<Document>
{
    void IEnters<Document>.Enter(Document node)
    {
        foreach (var definition in node.Definitions.OfType<TypeSystemDefinition>())
        {
            var name = definition switch
            {
                TypeDefinition type => $"\"{type.Name.Value}\"",
                DirectiveDefinition directive => $"\"{directive.Name.Value}\"",
                _ => "schema",
            };
            Report($"The {name} definition is not executable.", definition);
        }
    }
}
