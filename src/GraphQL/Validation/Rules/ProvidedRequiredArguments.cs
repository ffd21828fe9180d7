using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Validation.Rules;

/// <summary>Specification 5.4.3: every argument that must be given is. Told after what is wrong inside, which may be the reason.</summary>
internal sealed class ProvidedRequiredArguments(ValidationContext context) : Rule(context), ILeaves<Field>, ILeaves<Directive>
{
    private readonly ProvidedRequiredArgumentsOnDirectives _onDirectives = new(context);

    void ILeaves<Directive>.Leave(Directive node) => _onDirectives.Check(node, Name);

    void ILeaves<Field>.Leave(Field node)
    {
        if (At.Field is not { } field)
            return;
        foreach (var argument in field.Arguments)
        {
            if (argument.IsRequired && !node.Arguments.Any(a => a.Name.Value == argument.Name))
                Report($"Field \"{field.Name}\" argument \"{argument.Name}\" of type \"{argument.Type}\" is required, but it was not provided.", node);
        }
    }
}

/// <summary>Specification 5.4.3, directives alone: what of it concerns a schema's own text.</summary>
internal sealed class ProvidedRequiredArgumentsOnDirectives(ValidationContext context) : Rule(context), ILeaves<Directive>
{
    void ILeaves<Directive>.Leave(Directive node) => Check(node, Name);

    internal void Check(Directive node, string rule)
    {
        foreach (var argument in Context.Directives.Find(node.Name.Value)?.Required ?? [])
        {
            if (!node.Arguments.Any(a => a.Name.Value == argument.Name))
                Context.Report(rule, $"Directive \"@{node.Name.Value}\" argument \"{argument.Name}\" of type \"{argument.Type}\" is required, but it was not provided.", [node]);
        }
    }
}
