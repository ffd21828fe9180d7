using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Validation;

/// <summary>Specification 5: passes through a document once, in the order of its text, and shows every node to the rules that want it. The parser bounds how deep that goes; fragments are not followed.</summary>
internal sealed partial class DocumentWalk(Cursor cursor, IReadOnlyList<object> rules)
{
    private readonly Listeners<Document> _documents = new(rules);
    private readonly Listeners<OperationDefinition> _operations = new(rules);
    private readonly Listeners<FragmentDefinition> _fragments = new(rules);
    private readonly Listeners<VariableDefinition> _variableDefinitions = new(rules);
    private readonly Listeners<SelectionSet> _selectionSets = new(rules);
    private readonly Listeners<Field> _fields = new(rules);
    private readonly Listeners<FragmentSpread> _spreads = new(rules);
    private readonly Listeners<InlineFragment> _inlineFragments = new(rules);
    private readonly Listeners<Directive> _directives = new(rules);
    private readonly Listeners<NamedType> _namedTypes = new(rules);

    internal void Walk(Document document)
    {
        _documents.Enter(document);
        foreach (var definition in document.Definitions)
            Walk(definition);
        _documents.Leave(document);
    }

    internal void Walk(Definition definition)
    {
        cursor.Definition = definition;
        switch (definition)
        {
            case OperationDefinition operation:
                Walk(operation);
                break;
            case FragmentDefinition fragment:
                Walk(fragment);
                break;
            case TypeSystemDefinition part:
                Walk(part);
                break;
            default:
                throw new InvalidOperationException($"{definition.GetType().Name} is no definition.");
        }
    }

    private void Walk(OperationDefinition operation)
    {
        cursor.Enter(operation);
        _operations.Enter(operation);
        foreach (var variable in operation.Variables)
            Walk(variable);
        Walk(operation.Directives, operation);
        Walk(operation.SelectionSet);
        _operations.Leave(operation);
        cursor.LeaveDefinitionOrFragment();
    }

    private void Walk(FragmentDefinition fragment)
    {
        cursor.EnterFragment(fragment.TypeCondition);
        _fragments.Enter(fragment);
        Walk(fragment.TypeCondition);
        Walk(fragment.Directives, fragment);
        Walk(fragment.SelectionSet);
        _fragments.Leave(fragment);
        cursor.LeaveDefinitionOrFragment();
    }

    private void Walk(VariableDefinition variable)
    {
        cursor.Enter(variable);
        _variableDefinitions.Enter(variable);
        Walk(variable.Type);
        Walk(variable.DefaultValue);
        Walk(variable.Directives, variable);
        _variableDefinitions.Leave(variable);
        cursor.LeaveVariableDefinition();
    }

    private void Walk(SelectionSet set)
    {
        cursor.EnterSelectionSet();
        _selectionSets.Enter(set);
        foreach (var selection in set.Selections)
        {
            if (selection is Field field)
                Walk(field);
            else if (selection is FragmentSpread spread)
                Walk(spread);
            else
                Walk((InlineFragment)selection);
        }

        _selectionSets.Leave(set);
        cursor.LeaveSelectionSet();
    }

    private void Walk(Field field)
    {
        cursor.Enter(field);
        _fields.Enter(field);
        Walk(field.Arguments);
        Walk(field.Directives, field);
        if (field.SelectionSet is { } set)
            Walk(set);
        _fields.Leave(field);
        cursor.LeaveField();
    }

    private void Walk(FragmentSpread spread)
    {
        _spreads.Enter(spread);
        Walk(spread.Directives, spread);
        _spreads.Leave(spread);
    }

    private void Walk(InlineFragment inline)
    {
        cursor.EnterFragment(inline.TypeCondition);
        _inlineFragments.Enter(inline);
        if (inline.TypeCondition is { } condition)
            Walk(condition);
        Walk(inline.Directives, inline);
        Walk(inline.SelectionSet);
        _inlineFragments.Leave(inline);
        cursor.LeaveDefinitionOrFragment();
    }

    private void Walk(IReadOnlyList<Directive> directives, Node owner)
    {
        foreach (var directive in directives)
        {
            cursor.DirectiveOwner = owner;
            cursor.Enter(directive);
            _directives.Enter(directive);
            Walk(directive.Arguments);
            _directives.Leave(directive);
            cursor.LeaveDirective();
        }
    }

    private void Walk(TypeReference type)
    {
        var name = type.Innermost;
        _namedTypes.Enter(name);
        _namedTypes.Leave(name);
    }
}
