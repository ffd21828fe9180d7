using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Validation.Rules;

/// <summary>Specification 5.8.1: no two variables of one operation have the same name.</summary>
internal sealed class UniqueVariableNames(ValidationContext context) : Rule(context), IEnters<OperationDefinition>
{
    void IEnters<OperationDefinition>.Enter(OperationDefinition node)
    {
        foreach (var same in node.Variables.Select(v => v.Variable.Name).GroupBy(n => n.Value, StringComparer.Ordinal).Where(g => g.Skip(1).Any()))
            Report($"There can be only one variable named \"${same.Key}\".", [.. same]);
    }
}

/// <summary>Specification 5.8.2: variables are of input types.</summary>
internal sealed class VariablesAreInputTypes(ValidationContext context) : Rule(context), IEnters<VariableDefinition>
{
    void IEnters<VariableDefinition>.Enter(VariableDefinition node)
    {
        if (Context.Schema?.Resolve(node.Type) is { IsInput: false })
            Report($"Variable \"${node.Variable.Name.Value}\" cannot be non-input type \"{node.Type}\".", node.Type);
    }
}

/// <summary>Specification 5.8.3: every variable that an operation uses, itself or through fragments, it defines.</summary>
internal sealed class NoUndefinedVariables(ValidationContext context) : Rule(context), ILeaves<OperationDefinition>
{
    void ILeaves<OperationDefinition>.Leave(OperationDefinition node)
    {
        var defined = node.Variables.Select(v => v.Variable.Name.Value).ToHashSet(StringComparer.Ordinal);
        var where = node.Name is null ? "" : $" by operation \"{node.Name.Value}\"";
        foreach (var usage in Context.Usages.ReachableFrom(node))
        {
            if (!defined.Contains(usage.Variable.Name.Value))
                Report($"Variable \"${usage.Variable.Name.Value}\" is not defined{where}.", usage.Variable, node);
        }
    }
}

/// <summary>Specification 5.8.4: every variable that an operation defines is used.</summary>
internal sealed class NoUnusedVariables(ValidationContext context) : Rule(context), ILeaves<OperationDefinition>
{
    void ILeaves<OperationDefinition>.Leave(OperationDefinition node)
    {
        if (node.Variables.Count == 0)
            return;
        var used = Context.Usages.ReachableFrom(node).Select(u => u.Variable.Name.Value).ToHashSet(StringComparer.Ordinal);
        var where = node.Name is null ? "" : $" in operation \"{node.Name.Value}\"";
        foreach (var unused in node.Variables.Where(v => !used.Contains(v.Variable.Name.Value)))
            Report($"Variable \"${unused.Variable.Name.Value}\" is never used{where}.", unused);
    }
}
