namespace Switchboard.GraphQL.Language;

internal enum OperationKind
{
    Query,
    Mutation,
    Subscription,
}

/// <summary>Specification 2.3.</summary>
internal sealed class OperationDefinition(
    int start, OperationKind kind, Name? name, IReadOnlyList<VariableDefinition> variables, IReadOnlyList<Directive> directives, SelectionSet selectionSet, StringValue? description)
    : Definition(start)
{
    public OperationKind Kind { get; } = kind;

    public Name? Name { get; } = name;

    public IReadOnlyList<VariableDefinition> Variables { get; } = variables;

    public IReadOnlyList<Directive> Directives { get; } = directives;

    public SelectionSet SelectionSet { get; } = selectionSet;

    public StringValue? Description { get; } = description;
}

/// <summary>Specification 2.8.</summary>
internal sealed class FragmentDefinition(int start, Name name, NamedType typeCondition, IReadOnlyList<Directive> directives, SelectionSet selectionSet, StringValue? description) : Definition(start)
{
    public Name Name { get; } = name;

    public NamedType TypeCondition { get; } = typeCondition;

    public IReadOnlyList<Directive> Directives { get; } = directives;

    public SelectionSet SelectionSet { get; } = selectionSet;

    public StringValue? Description { get; } = description;
}

/// <summary>Specification 2.10.</summary>
internal sealed class VariableDefinition(int start, Variable variable, TypeReference type, Value? defaultValue, IReadOnlyList<Directive> directives, StringValue? description) : Node(start)
{
    public Variable Variable { get; } = variable;

    public TypeReference Type { get; } = type;

    public Value? DefaultValue { get; } = defaultValue;

    public IReadOnlyList<Directive> Directives { get; } = directives;

    public StringValue? Description { get; } = description;
}

/// <summary>Specification 2.4.</summary>
internal sealed class SelectionSet(int start, IReadOnlyList<Selection> selections) : Node(start)
{
    public IReadOnlyList<Selection> Selections { get; } = selections;
}

internal abstract class Selection(int start, IReadOnlyList<Directive> directives) : Node(start)
{
    public IReadOnlyList<Directive> Directives { get; } = directives;
}

/// <summary>Specification 2.5.</summary>
internal sealed class Field(int start, Name? alias, Name name, IReadOnlyList<Argument> arguments, IReadOnlyList<Directive> directives, SelectionSet? selectionSet)
    : Selection(start, directives)
{
    public Name? Alias { get; } = alias;

    public Name Name { get; } = name;

    public IReadOnlyList<Argument> Arguments { get; } = arguments;

    public SelectionSet? SelectionSet { get; } = selectionSet;

    /// <summary>Under which name the answer holds it.</summary>
    public string ResponseKey => (Alias ?? Name).Value;
}

internal sealed class FragmentSpread(int start, Name name, IReadOnlyList<Directive> directives) : Selection(start, directives)
{
    public Name Name { get; } = name;
}

internal sealed class InlineFragment(int start, NamedType? typeCondition, IReadOnlyList<Directive> directives, SelectionSet selectionSet) : Selection(start, directives)
{
    public NamedType? TypeCondition { get; } = typeCondition;

    public SelectionSet SelectionSet { get; } = selectionSet;
}

/// <summary>Specification 2.6.</summary>
internal sealed class Argument(int start, Name name, Value value) : Node(start)
{
    public Name Name { get; } = name;

    public Value Value { get; } = value;
}

/// <summary>Specification 2.12.</summary>
internal sealed class Directive(int start, Name name, IReadOnlyList<Argument> arguments) : Node(start)
{
    public Name Name { get; } = name;

    public IReadOnlyList<Argument> Arguments { get; } = arguments;
}
