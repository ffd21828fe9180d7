using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Validation;

/// <content>Definitions of types and directives.</content>
internal sealed partial class DocumentWalk
{
    private readonly Listeners<TypeSystemDefinition> _typeSystemParts = new(rules);
    private readonly Listeners<FieldDefinition> _fieldDefinitions = new(rules);
    private readonly Listeners<InputValueDefinition> _inputValues = new(rules);
    private readonly Listeners<EnumValueDefinition> _enumValues = new(rules);

    private void Walk(TypeSystemDefinition part)
    {
        _typeSystemParts.Enter(part);
        switch (part)
        {
            case ObjectTypeDefinition type:
                Walk(type.Interfaces, type.Directives, type.Fields, type);
                break;
            case InterfaceTypeDefinition type:
                Walk(type.Interfaces, type.Directives, type.Fields, type);
                break;
            default:
                Walk(part.Directives, part);
                WalkMembers(part);
                break;
        }

        _typeSystemParts.Leave(part);
    }

    private void Walk(IReadOnlyList<NamedType> interfaces, IReadOnlyList<Directive> directives, IReadOnlyList<FieldDefinition> fields, Node owner)
    {
        foreach (var type in interfaces)
            Walk(type);
        Walk(directives, owner);
        foreach (var field in fields)
        {
            _fieldDefinitions.Enter(field);
            Walk(field.Arguments);
            Walk(field.Type);
            Walk(field.Directives, field);
            _fieldDefinitions.Leave(field);
        }
    }

    private void WalkMembers(TypeSystemDefinition part)
    {
        switch (part)
        {
            case SchemaDefinition schema:
                foreach (var operation in schema.OperationTypes)
                    Walk(operation.Type);
                break;
            case UnionTypeDefinition union:
                foreach (var type in union.Types)
                    Walk(type);
                break;
            case EnumTypeDefinition choices:
                foreach (var value in choices.Values)
                    Walk(value);
                break;
            case InputObjectTypeDefinition input:
                Walk(input.Fields);
                break;
            case DirectiveDefinition directive:
                Walk(directive.Arguments);
                break;
            default:
                break;
        }
    }

    private void Walk(EnumValueDefinition value)
    {
        _enumValues.Enter(value);
        Walk(value.Directives, value);
        _enumValues.Leave(value);
    }

    private void Walk(IReadOnlyList<InputValueDefinition> inputs)
    {
        foreach (var input in inputs)
        {
            _inputValues.Enter(input);
            Walk(input.Type);
            Walk(input.DefaultValue);
            Walk(input.Directives, input);
            _inputValues.Leave(input);
        }
    }
}
