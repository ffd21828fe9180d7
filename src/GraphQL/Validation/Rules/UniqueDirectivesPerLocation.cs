using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Validation.Rules;

/// <summary>Specification 5.7.3: a directive stands at one place once, unless it is made to be repeated.</summary>
internal sealed class UniqueDirectivesPerLocation(ValidationContext context)
    : Rule(context), IEnters<OperationDefinition>, IEnters<VariableDefinition>, IEnters<FragmentDefinition>, IEnters<Field>, IEnters<FragmentSpread>, IEnters<InlineFragment>,
        IEnters<TypeSystemDefinition>, IEnters<FieldDefinition>, IEnters<InputValueDefinition>, IEnters<EnumValueDefinition>
{
    private readonly Dictionary<string, Directive> _onSchema = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, Directive>> _onTypes = new(StringComparer.Ordinal);

    void IEnters<OperationDefinition>.Enter(OperationDefinition node) => Check(node.Directives);

    void IEnters<VariableDefinition>.Enter(VariableDefinition node) => Check(node.Directives);

    void IEnters<FragmentDefinition>.Enter(FragmentDefinition node) => Check(node.Directives);

    void IEnters<Field>.Enter(Field node) => Check(node.Directives);

    void IEnters<FragmentSpread>.Enter(FragmentSpread node) => Check(node.Directives);

    void IEnters<InlineFragment>.Enter(InlineFragment node) => Check(node.Directives);

    void IEnters<FieldDefinition>.Enter(FieldDefinition node) => Check(node.Directives);

    void IEnters<InputValueDefinition>.Enter(InputValueDefinition node) => Check(node.Directives);

    void IEnters<EnumValueDefinition>.Enter(EnumValueDefinition node) => Check(node.Directives);

    /// <summary>A type and its extensions are one place.</summary>
    void IEnters<TypeSystemDefinition>.Enter(TypeSystemDefinition node)
    {
        if (node.Directives.Count == 0)
            return;
        var seen = _onSchema;
        if (node is TypeDefinition type && !_onTypes.TryGetValue(type.Name.Value, out seen))
            _onTypes[type.Name.Value] = seen = new(StringComparer.Ordinal);
        Check(node.Directives, seen!);
    }

    private void Check(IReadOnlyList<Directive> directives)
    {
        if (directives.Count > 1)
            Check(directives, new(StringComparer.Ordinal));
    }

    private void Check(IReadOnlyList<Directive> directives, Dictionary<string, Directive> seen)
    {
        foreach (var directive in directives)
        {
            var name = directive.Name.Value;
            if (Context.Directives.Find(name) is { Repeatable: false } && !seen.TryAdd(name, directive))
                Report($"The directive \"@{name}\" can only be used once at this location.", seen[name], directive);
        }
    }
}
