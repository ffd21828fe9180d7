using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Validation.Rules;

/// <summary>Specification 5.4.2: nobody gives one argument twice.</summary>
internal sealed class UniqueArgumentNames(ValidationContext context) : Rule(context), IEnters<Field>, IEnters<Directive>
{
    void IEnters<Field>.Enter(Field node) => Check(node.Arguments);

    void IEnters<Directive>.Enter(Directive node) => Check(node.Arguments);

    private void Check(IReadOnlyList<Argument> arguments)
    {
        if (arguments.Count < 2)
            return;
        foreach (var same in arguments.Select(a => a.Name).GroupBy(n => n.Value, StringComparer.Ordinal).Where(g => g.Skip(1).Any()))
            Report($"There can be only one argument named \"{same.Key}\".", [.. same]);
    }
}

/// <summary>Specification 5.4.1: every argument exists on its field or directive.</summary>
internal sealed class KnownArgumentNames(ValidationContext context) : Rule(context), IEnters<Argument>, IEnters<Directive>
{
    private readonly KnownArgumentNamesOnDirectives _onDirectives = new(context);

    void IEnters<Directive>.Enter(Directive node) => _onDirectives.Check(node, Name);

    void IEnters<Argument>.Enter(Argument node)
    {
        if (At.InDirective || At.Argument is not null || At.Field is not { } field || At.Parent is not { } parent)
            return;
        var name = node.Name.Value;
        Report($"Unknown argument \"{name}\" on field \"{parent.Name}.{field.Name}\".{Hint(name, field.Arguments.Names)}", node);
    }
}

/// <summary>Specification 5.4.1, directives alone: what of it concerns a schema's own text.</summary>
internal sealed class KnownArgumentNamesOnDirectives(ValidationContext context) : Rule(context), IEnters<Directive>
{
    void IEnters<Directive>.Enter(Directive node) => Check(node, Name);

    internal void Check(Directive node, string rule)
    {
        if (node.Arguments.Count == 0 || Context.Directives.Find(node.Name.Value) is not { } directive)
            return;
        foreach (var argument in node.Arguments)
        {
            var name = argument.Name.Value;
            if (!directive.Arguments.Contains(name, StringComparer.Ordinal))
                Context.Report(rule, $"Unknown argument \"{name}\" on directive \"@{node.Name.Value}\".{Hint(name, directive.Arguments)}", [argument]);
        }
    }
}
