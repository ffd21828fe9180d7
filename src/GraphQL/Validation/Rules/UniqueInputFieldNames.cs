using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Validation.Rules;

/// <summary>Specification 5.6.3: no input object has one field twice.</summary>
internal sealed class UniqueInputFieldNames(ValidationContext context) : Rule(context), IEnters<ObjectValue>, ILeaves<ObjectValue>, IEnters<ObjectField>
{
    private readonly Stack<Dictionary<string, Name>> _seen = new();

    void IEnters<ObjectValue>.Enter(ObjectValue node) => _seen.Push(new(StringComparer.Ordinal));

    void ILeaves<ObjectValue>.Leave(ObjectValue node) => _seen.Pop();

    void IEnters<ObjectField>.Enter(ObjectField node)
    {
        if (!_seen.Peek().TryAdd(node.Name.Value, node.Name))
            Report($"There can be only one input field named \"{node.Name.Value}\".", _seen.Peek()[node.Name.Value], node.Name);
    }
}
