using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Validation.TypeSystem;

/// <summary>Specification 3.6 to 3.10: what is wrong with one type after another.</summary>
internal sealed class TypeMistakes(DefinedTypes types, InputRequirements inputs, List<string> found)
{
    private readonly InterfaceMistakes _interfaces = new(types, inputs, found);
    private readonly InputCycles _cycles = new(types, found);

    internal void Check(DefinedType type)
    {
        Reserved.Check(type.Name, found);
        switch (type.Kind)
        {
            case TypeKind.Object or TypeKind.Interface:
                CheckFields(type);
                _interfaces.Check(type);
                break;
            case TypeKind.Union:
                CheckMembers(type);
                break;
            case TypeKind.Enum:
                if (type.Values.Count == 0)
                    found.Add($"Enum type {type.Name} must define one or more values.");
                foreach (var value in type.Values)
                    Reserved.Check(value.Name, found);
                break;
            case TypeKind.InputObject:
                CheckInputFields(type);
                _cycles.Check(type);
                break;
            default:
                break;
        }
    }

    private void CheckFields(DefinedType type)
    {
        if (type.Fields.Count == 0)
            found.Add($"Type {type.Name} must define one or more fields.");
        foreach (var field in type.Fields)
        {
            var place = $"{type.Name}.{field.Name.Value}";
            Reserved.Check(field.Name, found);
            if (!types.IsOutput(field.Type))
                found.Add($"The type of {place} must be Output Type but got: {field.Type}.");
            foreach (var argument in field.Arguments)
                CheckInput(argument, $"{place}({argument.Name.Value}:)", "argument");
        }
    }

    private void CheckInput(InputValueDefinition input, string place, string what)
    {
        Reserved.Check(input.Name, found);
        if (!types.IsInput(input.Type))
            found.Add($"The type of {place} must be Input Type but got: {input.Type}.");
        if (inputs.IsRequired(input) && InputRequirements.IsDeprecated(input))
            found.Add($"Required {what} {place} cannot be deprecated.");
    }

    private void CheckMembers(DefinedType union)
    {
        if (union.Members.Count == 0)
            found.Add($"Union type {union.Name} must define one or more member types.");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in union.Members)
        {
            if (!seen.Add(member))
                found.Add($"Union type {union.Name} can only include type {member} once.");
            else if (types.KindOf(member) != TypeKind.Object)
                found.Add($"Union type {union.Name} can only include Object types, it cannot include {member}.");
        }
    }

    private void CheckInputFields(DefinedType type)
    {
        if (type.InputFields.Count == 0)
            found.Add($"Input Object type {type.Name} must define one or more fields.");
        foreach (var field in type.InputFields)
        {
            var place = $"{type.Name}.{field.Name.Value}";
            CheckInput(field, place, "input field");
            if (type.IsOneOf && field.Type is NonNullType)
                found.Add($"OneOf input field {place} must be nullable.");
            if (type.IsOneOf && inputs.HasDefault(field))
                found.Add($"OneOf input field {place} cannot have a default value.");
        }
    }
}
