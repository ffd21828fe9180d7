using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Validation.Rules;

/// <summary>Specification 5.5.1.1: no two fragments of one document have the same name.</summary>
internal sealed class UniqueFragmentNames(ValidationContext context) : Rule(context), IEnters<FragmentDefinition>
{
    private readonly Dictionary<string, Name> _seen = new(StringComparer.Ordinal);

    void IEnters<FragmentDefinition>.Enter(FragmentDefinition node)
    {
        if (!_seen.TryAdd(node.Name.Value, node.Name))
            Report($"There can be only one fragment named \"{node.Name.Value}\".", _seen[node.Name.Value], node.Name);
    }
}

/// <summary>Specification 5.5.2.1: every fragment that is spread exists.</summary>
internal sealed class KnownFragmentNames(ValidationContext context) : Rule(context), IEnters<FragmentSpread>
{
    void IEnters<FragmentSpread>.Enter(FragmentSpread node)
    {
        if (Context.Fragments.Find(node.Name.Value) is null)
            Report($"Unknown fragment \"{node.Name.Value}\".", node.Name);
    }
}

/// <summary>Specification 5.5.1.4: every fragment is used by some operation.</summary>
internal sealed class NoUnusedFragments(ValidationContext context) : Rule(context), ILeaves<Document>
{
    void ILeaves<Document>.Leave(Document node)
    {
        if (!node.Fragments.Any())
            return;
        var used = Context.Fragments.ReachableFrom(node.Operations).Select(f => f.Name.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var unused in node.Fragments.Where(f => !used.Contains(f.Name.Value)))
            Report($"Fragment \"{unused.Name.Value}\" is never used.", unused);
    }
}
