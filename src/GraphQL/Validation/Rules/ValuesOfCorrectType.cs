using Switchboard.GraphQL.Language;
using Switchboard.GraphQL.Types;

namespace Switchboard.GraphQL.Validation.Rules;

/// <summary>Specification 5.6.1, 5.6.2 and 5.6.4: every value is one of what is expected in its place, input objects have the fields they need and no others.</summary>
internal sealed class ValuesOfCorrectType(ValidationContext context)
    : Rule(context), IEnters<ListValue>, ILeaves<ListValue>, IEnters<ObjectValue>, ILeaves<ObjectValue>, IEnters<ObjectField>, IEnters<Value>
{
    /// <summary>A list or object that was judged as a whole, while the walk is inside it.</summary>
    private Value? _judged;

    void IEnters<ListValue>.Enter(ListValue node)
    {
        if (_judged is not null || At.ParentInput?.Nullable is ListOf)
            return;
        CheckLeaf(node);
        _judged = node;
    }

    void ILeaves<ListValue>.Leave(ListValue node) => Leave(node);

    void IEnters<ObjectValue>.Enter(ObjectValue node)
    {
        if (_judged is not null)
            return;
        if (At.Input?.Innermost is InputObjectType type)
        {
            CheckFields(node, type);
            return;
        }

        CheckLeaf(node);
        _judged = node;
    }

    void ILeaves<ObjectValue>.Leave(ObjectValue node) => Leave(node);

    void IEnters<ObjectField>.Enter(ObjectField node)
    {
        if (_judged is null && At.Input is null && At.ParentInput?.Innermost is InputObjectType type)
            Report($"Field \"{node.Name.Value}\" is not defined by type \"{type.Name}\".{Hint(node.Name.Value, type.Fields.Names)}", node);
    }

    void IEnters<Value>.Enter(Value node)
    {
        if (_judged is not null)
            return;
        if (node is not NullValue)
            CheckLeaf(node);
        else if (At.Input is NonNull type)
            Report($"Expected value of type \"{type}\", found null.", node);
    }

    private void Leave(Value node)
    {
        if (ReferenceEquals(_judged, node))
            _judged = null;
    }

    private void CheckFields(ObjectValue node, InputObjectType type)
    {
        var given = new OrderedDictionary<string, Value>(StringComparer.Ordinal);
        foreach (var field in node.Fields)
            given[field.Name.Value] = field.Value;
        foreach (var field in type.Fields)
        {
            if (field.IsRequired && !given.ContainsKey(field.Name))
                Report($"Field \"{type.Name}.{field.Name}\" of required type \"{field.Type}\" was not provided.", node);
        }

        if (!type.OneOf)
            return;
        if (given.Count != 1)
            Report($"OneOf Input Object \"{type.Name}\" must specify exactly one key.", node);
        else if (given.GetAt(0) is { Value: NullValue } only)
            Report($"Field \"{type.Name}.{only.Key}\" must be non-null.", node);
    }

    private void CheckLeaf(Value node)
    {
        switch (At.Input?.Innermost)
        {
            case null:
                break;
            case ScalarType scalar:
                CheckScalar(node, scalar);
                break;
            case EnumType choices when node is not EnumValue:
                var written = Printer.Print(node);
                Report($"Enum \"{choices.Name}\" cannot represent non-enum value: {written}.{HintAt(choices, written)}", node);
                break;
            case EnumType choices when node is EnumValue { Name: var name }:
                if (choices.Value(name) is null)
                    Report($"Value \"{name}\" does not exist in \"{choices.Name}\" enum.{HintAt(choices, name)}", node);
                break;
            default:
                Report($"Expected value of type \"{At.Input}\", found {Printer.Print(node)}.", node);
                break;
        }
    }

    private string HintAt(EnumType choices, string written) => Hint(written, choices.Values.Select(v => v.Name), "the enum value");

    private void CheckScalar(Value node, ScalarType scalar)
    {
        try
        {
            scalar.Coercion.ParseLiteral(node, variables: null);
        }
        catch (CoercionException refusal)
        {
            Report(refusal.IsFinal ? refusal.Message : $"Expected value of type \"{At.Input}\", found {Printer.Print(node)}; {refusal.Message}", node);
        }
    }
}
