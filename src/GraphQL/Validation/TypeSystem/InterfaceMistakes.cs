using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Validation.TypeSystem;

/// <summary>Specification 3.7.1: whether a type keeps what its interfaces promise.</summary>
internal sealed class InterfaceMistakes(DefinedTypes types, InputRequirements inputs, List<string> found)
{
    internal void Check(DefinedType type)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in type.Interfaces)
        {
            if (types.Find(name) is not { Kind: TypeKind.Interface } promised)
            {
                found.Add($"Type {type.Name} must only implement Interface types, it cannot implement {name}.");
            }
            else if (promised == type)
            {
                found.Add($"Type {type.Name} cannot implement itself because it would create a circular reference.");
            }
            else if (!seen.Add(name))
            {
                found.Add($"Type {type.Name} can only implement {name} once.");
            }
            else
            {
                CheckAncestors(type, promised);
                foreach (var field in promised.Fields)
                    CheckField(type, promised, field);
            }
        }
    }

    private void CheckAncestors(DefinedType type, DefinedType promised)
    {
        foreach (var ancestor in promised.Interfaces.Where(a => !type.Interfaces.Contains(a, StringComparer.Ordinal)))
        {
            found.Add(ancestor == type.Name
                ? $"Type {type.Name} cannot implement {promised.Name} because it would create a circular reference."
                : $"Type {type.Name} must implement {ancestor} because it is implemented by {promised.Name}.");
        }
    }

    private void CheckField(DefinedType type, DefinedType promised, FieldDefinition promise)
    {
        var name = promise.Name.Value;
        if (type.Fields.FirstOrDefault(f => f.Name.Value == name) is not { } field)
        {
            found.Add($"Interface field {promised.Name}.{name} expected but {type.Name} does not provide it.");
            return;
        }

        if (!types.IsSubType(field.Type, promise.Type))
            found.Add($"Interface field {promised.Name}.{name} expects type {promise.Type} but {type.Name}.{name} is type {field.Type}.");
        foreach (var argument in promise.Arguments)
            CheckArgument($"{promised.Name}.{name}", $"{type.Name}.{name}", argument, field);
        foreach (var own in field.Arguments.Where(a => inputs.IsRequired(a) && !promise.Arguments.Any(p => p.Name.Value == a.Name.Value)))
            found.Add($"Object field {type.Name}.{name} includes required argument {own.Name.Value} that is missing from the Interface field {promised.Name}.{name}.");
    }

    private void CheckArgument(string promisedPlace, string place, InputValueDefinition promise, FieldDefinition field)
    {
        var name = promise.Name.Value;
        if (field.Arguments.FirstOrDefault(a => a.Name.Value == name) is not { } argument)
            found.Add($"Interface field argument {promisedPlace}({name}:) expected but {place} does not provide it.");
        else if (argument.Type.ToString() != promise.Type.ToString())
            found.Add($"Interface field argument {promisedPlace}({name}:) expects type {promise.Type} but {place}({name}:) is type {argument.Type}.");
    }
}
