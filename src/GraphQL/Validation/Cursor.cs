using Switchboard.GraphQL.Language;
using Switchboard.GraphQL.Types;

namespace Switchboard.GraphQL.Validation;

/// <summary>Specification 5: where in a document a walk stands, and what the schema says of that place. Whatever a mistake makes unknowable is null.</summary>
internal sealed class Cursor(Schema? schema)
{
    private readonly Stack<SchemaType?> _outputs = new();
    private readonly Stack<NamedSchemaType?> _parents = new();
    private readonly Stack<SchemaField?> _fields = new();
    private readonly List<SchemaType?> _inputs = [];
    private readonly Stack<bool> _defaults = new();
    private SchemaDirective? _directive;

    /// <summary>The definition that everything at hand belongs to.</summary>
    internal Definition? Definition { get; set; }

    /// <summary>What the directives at hand are put on.</summary>
    internal Node? DirectiveOwner { get; set; }

    internal bool InDirective { get; private set; }

    /// <summary>Of the field at hand, or of the selection set around.</summary>
    internal SchemaType? Output => Top(_outputs);

    /// <summary>The composite type whose fields the selection set around selects.</summary>
    internal NamedSchemaType? Parent => Top(_parents);

    internal SchemaField? Field => Top(_fields);

    internal InputValue? Argument { get; private set; }

    /// <summary>Inside a list that of an item; in a field of an input object that of the field.</summary>
    internal SchemaType? Input => _inputs.Count > 0 ? _inputs[^1] : null;

    internal SchemaType? ParentInput => _inputs.Count > 1 ? _inputs[^2] : null;

    /// <summary>Whether the place of a value has one of its own.</summary>
    internal bool HasDefault => Top(_defaults);

    internal void Enter(OperationDefinition operation) => _outputs.Push(schema?.Roots.GetValueOrDefault(operation.Kind));

    internal void EnterFragment(NamedType? condition)
    {
        var type = condition is null ? Output?.Innermost : schema?.Type(condition.Name.Value);
        _outputs.Push(type is { IsOutput: true } ? type : null);
    }

    internal void LeaveDefinitionOrFragment() => _outputs.Pop();

    internal void EnterSelectionSet()
    {
        var type = Output?.Innermost;
        _parents.Push(type is { IsComposite: true } ? type : null);
    }

    internal void LeaveSelectionSet() => _parents.Pop();

    internal void Enter(Field field)
    {
        var definition = Parent is null ? null : schema?.Field(Parent, field.Name.Value);
        _fields.Push(definition);
        _outputs.Push(definition?.Type is { IsOutput: true } type ? type : null);
    }

    internal void LeaveField()
    {
        _fields.Pop();
        _outputs.Pop();
    }

    internal void Enter(VariableDefinition variable) => PushInput(schema?.Resolve(variable.Type));

    internal void LeaveVariableDefinition() => _inputs.RemoveAt(_inputs.Count - 1);

    internal void Enter(Directive directive)
    {
        _directive = schema?.Directive(directive.Name.Value);
        InDirective = true;
    }

    internal void LeaveDirective()
    {
        _directive = null;
        InDirective = false;
    }

    /// <summary>The argument of an unknown directive counts as one of the field around, as it does in the reference implementation.</summary>
    internal void Enter(Argument argument)
    {
        Argument = (_directive?.Arguments ?? Field?.Arguments)?.Find(argument.Name.Value);
        _defaults.Push(Argument?.DefaultValue is not null);
        PushInput(Argument?.Type);
    }

    internal void LeaveArgument()
    {
        Argument = null;
        LeaveInput();
    }

    internal void EnterList()
    {
        var type = Input?.Nullable;
        _defaults.Push(false);
        PushInput(type is ListOf list ? list.Item : type);
    }

    internal void Enter(ObjectField field)
    {
        var definition = (Input?.Innermost as InputObjectType)?.Fields.Find(field.Name.Value);
        _defaults.Push(definition?.DefaultValue is not null);
        PushInput(definition?.Type);
    }

    internal void LeaveInput()
    {
        _defaults.Pop();
        _inputs.RemoveAt(_inputs.Count - 1);
    }

    private static T? Top<T>(Stack<T> stack) => stack.TryPeek(out var top) ? top : default;

    private void PushInput(SchemaType? type) => _inputs.Add(type is { IsInput: true } ? type : null);
}
