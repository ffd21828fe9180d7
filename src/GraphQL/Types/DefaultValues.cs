using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Types;

/// <summary>Default values as introspection shows them: what is meant, whatever way it was written.</summary>
internal static class DefaultValues
{
    /// <summary>Null when there is none, or none that its type could take.</summary>
    internal static Value? Written(InputValue input) =>
        input.DefaultValue is { } given && Literals.TryCoerce(given, input.Type, null, out var value) ? Write(value, input.Type) : null;

    private static Value Write(object? value, SchemaType type) => (type, value) switch
    {
        (NonNull nonNull, _) => Write(value, nonNull.Inner),
        (_, null) => new NullValue(0),
        (ListOf list, IReadOnlyList<object?> items) => new ListValue(0, [.. items.Select(i => Write(i, list.Item))]),
        (InputObjectType input, IReadOnlyDictionary<string, object?> fields) =>
            new ObjectValue(0, [.. input.Fields.Where(f => fields.ContainsKey(f.Name)).Select(f => new ObjectField(0, new Name(0, f.Name), Write(fields[f.Name], f.Type)))]),
        (EnumType, string name) => new EnumValue(0, name),
        (ScalarType { Name: "ID" }, string id) when long.TryParse(id, out var number) && number.ToString(System.Globalization.CultureInfo.InvariantCulture) == id => new IntValue(0, id),
        (_, string text) => new StringValue(0, text, block: false),
        (_, bool flag) => new BooleanValue(0, flag),
        (_, int number) => new IntValue(0, ScriptNumber.Print(number)),
        (_, double number) => ScriptNumber.Print(number) is var text && text.All(c => char.IsAsciiDigit(c) || c == '-') ? new IntValue(0, text) : new FloatValue(0, text),
        _ => new StringValue(0, value.ToString() ?? "", block: false),
    };
}
