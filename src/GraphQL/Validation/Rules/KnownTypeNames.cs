using Switchboard.GraphQL.Language;
using Switchboard.GraphQL.Validation.TypeSystem;

namespace Switchboard.GraphQL.Validation.Rules;

/// <summary>Specification 5.5.1.2: every type that is named exists.</summary>
internal sealed class KnownTypeNames(ValidationContext context) : Rule(context), IEnters<NamedType>
{
    private readonly HashSet<string> _defined = [.. context.Document.Definitions.OfType<TypeDefinition>().Where(t => !t.Extends).Select(t => t.Name.Value)];

    void IEnters<NamedType>.Enter(NamedType node)
    {
        var name = node.Name.Value;
        var standard = At.Definition is TypeSystemDefinition;
        if (_defined.Contains(name) || Context.Schema?.Type(name) is not null || (standard && StandardTypes.Names.Contains(name)))
            return;
        var known = (Context.Schema?.Types ?? []).Select(t => t.Name).Concat(_defined);
        Report($"Unknown type \"{name}\".{Hint(name, standard ? known.Concat(StandardTypes.Names) : known)}", node);
    }
}
