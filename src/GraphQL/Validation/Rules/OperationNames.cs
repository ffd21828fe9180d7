using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Validation.Rules;

/// <summary>Specification 5.2.2.1: no two operations of one document have the same name.</summary>
internal sealed class UniqueOperationNames(ValidationContext context) : Rule(context), IEnters<OperationDefinition>
{
    private readonly Dictionary<string, Name> _seen = new(StringComparer.Ordinal);

    void IEnters<OperationDefinition>.Enter(OperationDefinition node)
    {
        if (node.Name is { } name && !_seen.TryAdd(name.Value, name))
            Report($"There can be only one operation named \"{name.Value}\".", _seen[name.Value], name);
    }
}

/// <summary>Specification 5.2.3.1: an operation without a name is the only one of its document.</summary>
internal sealed class LoneAnonymousOperation(ValidationContext context) : Rule(context), IEnters<Document>, IEnters<OperationDefinition>
{
    private bool _several;

    void IEnters<Document>.Enter(Document node) => _several = node.Operations.Skip(1).Any();

    void IEnters<OperationDefinition>.Enter(OperationDefinition node)
    {
        if (_several && node.Name is null)
            Report("This anonymous operation must be the only defined operation.", node);
    }
}
