using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Validation.TypeSystem;

/// <summary>Specification 3.3: no two types have the same name.</summary>
internal sealed class UniqueTypeNames(ValidationContext context) : Rule(context), IEnters<TypeSystemDefinition>
{
    private readonly Dictionary<string, Name> _seen = new(StringComparer.Ordinal);

    void IEnters<TypeSystemDefinition>.Enter(TypeSystemDefinition node)
    {
        if (node is TypeDefinition { Extends: false, Name: var name } && !_seen.TryAdd(name.Value, name))
            Report($"There can be only one type named \"{name.Value}\".", _seen[name.Value], name);
    }
}

/// <summary>Specification 3.3: no two directives have the same name.</summary>
internal sealed class UniqueDirectiveNames(ValidationContext context) : Rule(context), IEnters<TypeSystemDefinition>
{
    private readonly Dictionary<string, Name> _seen = new(StringComparer.Ordinal);

    void IEnters<TypeSystemDefinition>.Enter(TypeSystemDefinition node)
    {
        if (node is DirectiveDefinition { Name: var name } && !_seen.TryAdd(name.Value, name))
            Report($"There can be only one directive named \"@{name.Value}\".", _seen[name.Value], name);
    }
}

/// <summary>Specification 3.9: no enum has one value twice, its extensions included.</summary>
internal sealed class UniqueEnumValueNames(ValidationContext context) : Rule(context), IEnters<TypeSystemDefinition>
{
    private readonly Dictionary<(string Type, string Value), Name> _seen = [];

    void IEnters<TypeSystemDefinition>.Enter(TypeSystemDefinition node)
    {
        if (node is not EnumTypeDefinition type)
            return;
        foreach (var name in type.Values.Select(v => v.Name))
        {
            var key = (type.Name.Value, name.Value);
            if (!_seen.TryAdd(key, name))
                Report($"Enum value \"{type.Name.Value}.{name.Value}\" can only be defined once.", _seen[key], name);
        }
    }
}

/// <summary>Specification 3.6, 3.7 and 3.10: no type has one field twice, its extensions included.</summary>
internal sealed class UniqueFieldDefinitionNames(ValidationContext context) : Rule(context), IEnters<TypeSystemDefinition>
{
    private readonly Dictionary<(string Type, string Field), Name> _seen = [];

    void IEnters<TypeSystemDefinition>.Enter(TypeSystemDefinition node)
    {
        var names = node switch
        {
            ObjectTypeDefinition type => type.Fields.Select(f => f.Name),
            InterfaceTypeDefinition type => type.Fields.Select(f => f.Name),
            InputObjectTypeDefinition type => type.Fields.Select(f => f.Name),
            _ => [],
        };
        foreach (var name in names)
        {
            var type = ((TypeDefinition)node).Name.Value;
            if (!_seen.TryAdd((type, name.Value), name))
                Report($"Field \"{type}.{name.Value}\" can only be defined once.", _seen[(type, name.Value)], name);
        }
    }
}

/// <summary>Specification 3.6.1 and 3.13: no field or directive has one argument twice.</summary>
internal sealed class UniqueArgumentDefinitionNames(ValidationContext context) : Rule(context), IEnters<TypeSystemDefinition>
{
    void IEnters<TypeSystemDefinition>.Enter(TypeSystemDefinition node)
    {
        switch (node)
        {
            case DirectiveDefinition directive:
                Check($"@{directive.Name.Value}", directive.Arguments);
                break;
            case ObjectTypeDefinition type:
                Check(type, type.Fields);
                break;
            case InterfaceTypeDefinition type:
                Check(type, type.Fields);
                break;
            default:
                break;
        }
    }

    private void Check(TypeDefinition type, IReadOnlyList<FieldDefinition> fields)
    {
        foreach (var field in fields)
            Check($"{type.Name.Value}.{field.Name.Value}", field.Arguments);
    }

    private void Check(string owner, IReadOnlyList<InputValueDefinition> arguments)
    {
        foreach (var same in arguments.Select(a => a.Name).GroupBy(n => n.Value, StringComparer.Ordinal).Where(g => g.Skip(1).Any()))
            Report($"Argument \"{owner}({same.Key}:)\" can only be defined once.", [.. same]);
    }
}
