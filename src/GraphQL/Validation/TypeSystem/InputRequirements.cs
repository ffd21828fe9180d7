using Switchboard.GraphQL.Language;
using Switchboard.GraphQL.Types;

namespace Switchboard.GraphQL.Validation.TypeSystem;

/// <summary>Specification 3.6.1 and 3.13.3: which arguments and input fields must be given. A default that is no value of its type is none.</summary>
internal sealed class InputRequirements(DefinedTypes types)
{
    internal bool IsRequired(InputValueDefinition input) => input.Type is NonNullType && !HasDefault(input);

    internal bool HasDefault(InputValueDefinition input) => input.DefaultValue is { } value && Accepts(input.Type, value);

    internal static bool IsDeprecated(InputValueDefinition input) =>
        input.Directives.FirstOrDefault(d => d.Name.Value == "deprecated") is { } deprecated && !deprecated.Arguments.Any(a => a is { Name.Value: "reason", Value: NullValue });

    private bool Accepts(TypeReference type, Value value) => (type, value) switch
    {
        (NonNullType nonNull, _) => value is not NullValue && Accepts(nonNull.Inner, value),
        (_, NullValue) => true,
        (ListType list, ListValue items) => items.Items.All(i => Accepts(list.Item, i)),
        (ListType list, _) => Accepts(list.Item, value),
        _ => types.Find(((NamedType)type).Name.Value) is { } own ? Accepts(own, value) : AcceptsStandard(((NamedType)type).Name.Value, value),
    };

    private bool Accepts(DefinedType type, Value value) => type.Kind switch
    {
        TypeKind.Enum => value is EnumValue name && type.Values.Any(v => v.Name.Value == name.Name),
        TypeKind.InputObject => value is ObjectValue fields && Accepts(type, fields),
        _ => true,
    };

    /// <summary>A field that is left out needs a default, which is taken to be in order here: it may well lead back to this one.</summary>
    private bool Accepts(DefinedType type, ObjectValue value)
    {
        var given = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var field in value.Fields)
            given[field.Name.Value] = field.Value;
        if (!type.InputFields.All(f => given.TryGetValue(f.Name.Value, out var inner) ? Accepts(f.Type, inner) : f.Type is not NonNullType || f.DefaultValue is not null))
            return false;
        var known = type.InputFields.Where(f => given.ContainsKey(f.Name.Value) || f.DefaultValue is not null).ToList();
        return !type.IsOneOf || (known.Count == 1 && given.GetValueOrDefault(known[0].Name.Value) is not NullValue);
    }

    private static bool AcceptsStandard(string name, Value value)
    {
        if (StandardTypes.Type(name) is EnumType choices)
            return value is EnumValue choice && choices.Value(choice.Name) is not null;
        try
        {
            (StandardTypes.Type(name) as ScalarType)?.Coercion.ParseLiteral(value, variables: null);
            return true;
        }
        catch (CoercionException)
        {
            return false;
        }
    }
}
