using Switchboard.GraphQL.Language;
using Switchboard.GraphQL.Types;

namespace Switchboard.GraphQL.Validation.Rules;

/// <summary>Specification 5.8.5: a variable is used only where all its values fit.</summary>
internal sealed class VariablesInAllowedPosition(ValidationContext context) : Rule(context), ILeaves<OperationDefinition>
{
    void ILeaves<OperationDefinition>.Leave(OperationDefinition node)
    {
        if (node.Variables.Count == 0)
            return;
        var defined = new Dictionary<string, VariableDefinition>(StringComparer.Ordinal);
        foreach (var variable in node.Variables)
            defined[variable.Variable.Name.Value] = variable;
        foreach (var usage in Context.Usages.ReachableFrom(node))
        {
            if (usage.Type is { } expected && defined.TryGetValue(usage.Variable.Name.Value, out var definition) && Context.Schema?.Resolve(definition.Type) is { } type)
                Check(usage, expected, definition, type);
        }
    }

    /// <summary>Whether whatever may be null has another value to take its place.</summary>
    private static bool Fits(VariableUsage usage, SchemaType expected, VariableDefinition definition, SchemaType type)
    {
        if (expected is not NonNull nonNull || type is NonNull)
            return IsSubType(type, expected);
        return (usage.HasDefault || definition.DefaultValue is not (null or NullValue)) && IsSubType(type, nonNull.Inner);
    }

    /// <summary>Input types are related through lists and exclamation marks alone.</summary>
    private static bool IsSubType(SchemaType type, SchemaType expected) => (type, expected) switch
    {
        (NonNull own, NonNull other) => IsSubType(own.Inner, other.Inner),
        (_, NonNull) => false,
        (NonNull own, _) => IsSubType(own.Inner, expected),
        (ListOf own, ListOf other) => IsSubType(own.Item, other.Item),
        _ => ReferenceEquals(type, expected),
    };

    private void Check(VariableUsage usage, SchemaType expected, VariableDefinition definition, SchemaType type)
    {
        var name = usage.Variable.Name.Value;
        if (!Fits(usage, expected, definition, type))
            Report($"Variable \"${name}\" of type \"{type}\" used in position expecting type \"{expected}\".", definition, usage.Variable);
        if (usage.Parent is InputObjectType { OneOf: true } parent && type is not NonNull)
            Report($"Variable \"${name}\" is of type \"{type}\" but must be non-nullable to be used for OneOf Input Object \"{parent}\".", definition, usage.Variable);
    }
}
