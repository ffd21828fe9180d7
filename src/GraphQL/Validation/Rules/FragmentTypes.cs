using Switchboard.GraphQL.Language;
using Switchboard.GraphQL.Types;

namespace Switchboard.GraphQL.Validation.Rules;

/// <summary>Specification 5.5.1.3: fragments are made for objects, interfaces and unions.</summary>
internal sealed class FragmentsOnCompositeTypes(ValidationContext context) : Rule(context), IEnters<InlineFragment>, IEnters<FragmentDefinition>
{
    void IEnters<InlineFragment>.Enter(InlineFragment node)
    {
        if (node.TypeCondition is { } condition)
            Check("Fragment", condition);
    }

    void IEnters<FragmentDefinition>.Enter(FragmentDefinition node) => Check($"Fragment \"{node.Name.Value}\"", node.TypeCondition);

    private void Check(string who, NamedType condition)
    {
        if (Context.Schema?.Type(condition.Name.Value) is { IsComposite: false })
            Report($"{who} cannot condition on non composite type \"{condition}\".", condition);
    }
}

/// <summary>Specification 5.5.2.3: a fragment stands only where some object could fit it.</summary>
internal sealed class PossibleFragmentSpreads(ValidationContext context) : Rule(context), IEnters<InlineFragment>, IEnters<FragmentSpread>
{
    void IEnters<InlineFragment>.Enter(InlineFragment node) => Check("Fragment", At.Output as NamedSchemaType, node);

    void IEnters<FragmentSpread>.Enter(FragmentSpread node)
    {
        if (Context.Fragments.Find(node.Name.Value) is { } fragment)
            Check($"Fragment \"{node.Name.Value}\"", Context.Schema?.Type(fragment.TypeCondition.Name.Value), node);
    }

    private void Check(string who, NamedSchemaType? type, Selection node)
    {
        if (type is { IsComposite: true } && At.Parent is { } parent && !Context.Schema!.Overlap(type, parent))
            Report($"{who} cannot be spread here as objects of type \"{parent}\" can never be of type \"{type}\".", node);
    }
}
