using Switchboard.GraphQL.Language;
using Switchboard.GraphQL.Types;

namespace Switchboard.GraphQL.Validation.Rules;

/// <summary>Specification 5.3.3: leaves have no sub-selection, everything else must have one.</summary>
internal sealed class ScalarLeafs(ValidationContext context) : Rule(context), IEnters<Field>
{
    void IEnters<Field>.Enter(Field node)
    {
        if (At.Output is not { } type)
            return;
        var name = node.Name.Value;
        if (!type.Innermost.IsLeaf)
        {
            if (node.SelectionSet is null)
                Report($"Field \"{name}\" of type \"{type}\" must have a selection of subfields.{(Context.Suggests ? $" Did you mean \"{name} {{ ... }}\"?" : "")}", node);
        }
        else if (node.SelectionSet is { } set)
        {
            Report($"Field \"{name}\" must not have a selection since type \"{type}\" has no subfields.", set);
        }
    }
}

/// <summary>Specification 5.3.1: every field exists on its type.</summary>
internal sealed class FieldsOnCorrectType(ValidationContext context) : Rule(context), IEnters<Field>
{
    void IEnters<Field>.Enter(Field node)
    {
        if (At.Parent is not { } type || At.Field is not null)
            return;
        var name = node.Name.Value;
        var hint = Context.Suggests ? Suggestions.DidYouMean(TypesThatHave(name, type), "to use an inline fragment on") : "";
        if (hint.Length == 0)
            hint = Hint(name, (type as FieldsType)?.Fields.Names ?? []);
        Report($"Cannot query field \"{name}\" on type \"{type.Name}\".{hint}", node);
    }

    /// <summary>The objects that the type may turn out to be and that have the field, and their interfaces that have it; what most of them share comes first.</summary>
    private List<string> TypesThatHave(string field, NamedSchemaType type)
    {
        var uses = new OrderedDictionary<string, (FieldsType Type, int Count)>(StringComparer.Ordinal);
        foreach (var possible in type.IsAbstract ? Context.Schema!.PossibleTypes(type) : [])
        {
            if (!possible.Fields.Contains(field))
                continue;
            uses[possible.Name] = (possible, 1);
            foreach (var shared in possible.Interfaces.Where(i => i.Fields.Contains(field)))
                uses[shared.Name] = (shared, uses.GetValueOrDefault(shared.Name).Count + 1);
        }

        return Ranking.Of(uses.Values, (a, b) => a.Count != b.Count ? b.Count - a.Count : Kinship(a.Type, b.Type)).ConvertAll(t => t.Type.Name);
    }

    /// <summary>What others are made from goes before them.</summary>
    private int Kinship(FieldsType a, FieldsType b)
    {
        if (a is InterfaceType && Context.Schema!.IsSubType(a, b))
            return -1;
        return b is InterfaceType && Context.Schema!.IsSubType(b, a) ? 1 : Ranking.Natural(a.Name, b.Name);
    }
}
