using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Validation.TypeSystem;

/// <summary>Specification 3.3: there is one schema definition; what is added to it is an extension.</summary>
internal sealed class LoneSchemaDefinition(ValidationContext context) : Rule(context), IEnters<TypeSystemDefinition>
{
    private bool _seen;

    void IEnters<TypeSystemDefinition>.Enter(TypeSystemDefinition node)
    {
        if (node is not SchemaDefinition { Extends: false })
            return;
        if (_seen)
            Report("Must provide only one schema definition.", node);
        _seen = true;
    }
}

/// <summary>Specification 3.3.1: there is one root for each kind of operation.</summary>
internal sealed class UniqueOperationTypes(ValidationContext context) : Rule(context), IEnters<TypeSystemDefinition>
{
    private readonly Dictionary<OperationKind, OperationTypeDefinition> _seen = [];

    void IEnters<TypeSystemDefinition>.Enter(TypeSystemDefinition node)
    {
        foreach (var operation in (node as SchemaDefinition)?.OperationTypes ?? [])
        {
            if (!_seen.TryAdd(operation.Kind, operation))
                Report($"There can be only one {operation.Kind.ToString().ToLowerInvariant()} type in schema.", _seen[operation.Kind], operation);
        }
    }
}
