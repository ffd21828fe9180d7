using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Validation;

/// <content>Arguments and values.</content>
internal sealed partial class DocumentWalk
{
    private readonly Listeners<Argument> _arguments = new(rules);
    private readonly Listeners<ListValue> _lists = new(rules);
    private readonly Listeners<ObjectValue> _objects = new(rules);
    private readonly Listeners<ObjectField> _objectFields = new(rules);
    private readonly Listeners<Variable> _variables = new(rules);

    /// <summary>Of all other kinds of value, which have nothing inside them.</summary>
    private readonly Listeners<Value> _leaves = new(rules);

    private void Walk(IReadOnlyList<Argument> arguments)
    {
        foreach (var argument in arguments)
        {
            cursor.Enter(argument);
            _arguments.Enter(argument);
            Walk(argument.Value);
            _arguments.Leave(argument);
            cursor.LeaveArgument();
        }
    }

    private void Walk(Value? value)
    {
        switch (value)
        {
            case null:
                break;
            case ListValue list:
                Walk(list);
                break;
            case ObjectValue fields:
                Walk(fields);
                break;
            case Variable variable:
                _variables.Enter(variable);
                _variables.Leave(variable);
                break;
            default:
                _leaves.Enter(value);
                _leaves.Leave(value);
                break;
        }
    }

    private void Walk(ListValue list)
    {
        cursor.EnterList();
        _lists.Enter(list);
        foreach (var item in list.Items)
            Walk(item);
        _lists.Leave(list);
        cursor.LeaveInput();
    }

    private void Walk(ObjectValue fields)
    {
        _objects.Enter(fields);
        foreach (var field in fields.Fields)
        {
            cursor.Enter(field);
            _objectFields.Enter(field);
            Walk(field.Value);
            _objectFields.Leave(field);
            cursor.LeaveInput();
        }

        _objects.Leave(fields);
    }
}
