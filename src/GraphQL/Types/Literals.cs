using System.Globalization;
using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Types;

/// <summary>Values written in a document, turned into what they mean.</summary>
internal static class Literals
{
    /// <summary>Without a type: as the same value would come out of JSON.</summary>
    internal static object? Untyped(Value literal, IReadOnlyDictionary<string, object?>? variables) => literal switch
    {
        NullValue => null,
        IntValue number => double.Parse(number.Text, CultureInfo.InvariantCulture),
        FloatValue number => double.Parse(number.Text, CultureInfo.InvariantCulture),
        StringValue text => text.Text,
        BooleanValue flag => flag.Value,
        EnumValue name => name.Name,
        Variable variable => variables?.GetValueOrDefault(variable.Name.Value),
        ListValue list => list.Items.Select(i => Untyped(i, variables)).ToList(),
        ObjectValue fields => fields.Fields.GroupBy(f => f.Name.Value, StringComparer.Ordinal).ToDictionary(f => f.Key, f => Untyped(f.Last().Value, variables), StringComparer.Ordinal),
        _ => throw new InvalidOperationException($"{literal.GetType().Name} is no value."),
    };

    /// <summary>As <paramref name="type"/> means it; false when it is no value of that type. Variables have been coerced before.</summary>
    internal static bool TryCoerce(Value literal, SchemaType type, IReadOnlyDictionary<string, object?>? variables, out object? value)
    {
        value = null;
        if (literal is Variable variable)
        {
            if (variables is null || !variables.TryGetValue(variable.Name.Value, out value))
                return false;
            return value is not null || type is not NonNull;
        }

        if (type is NonNull nonNull)
            return literal is not NullValue && TryCoerce(literal, nonNull.Inner, variables, out value);
        if (literal is NullValue)
            return true;
        return type switch
        {
            ListOf list => TryList(literal, list, variables, out value),
            InputObjectType input => TryObject(literal, input, variables, out value),
            EnumType choices => literal is EnumValue name && choices.Value(name.Name) is not null && (value = name.Name) is not null,
            _ => TryScalar(literal, (ScalarType)type, variables, out value),
        };
    }

    private static bool TryList(Value literal, ListOf type, IReadOnlyDictionary<string, object?>? variables, out object? value)
    {
        value = null;
        var items = new List<object?>();
        foreach (var item in literal is ListValue list ? list.Items : [literal])
        {
            // A variable that was not given is null inside a list, and no such list where null may not stand.
            if (item is Variable missing && (variables is null || !variables.ContainsKey(missing.Name.Value)))
            {
                if (type.Item is NonNull)
                    return false;
                items.Add(null);
                continue;
            }

            if (!TryCoerce(item, type.Item, variables, out var coerced))
                return false;
            items.Add(coerced);
        }

        value = items;
        return true;
    }

    private static bool TryObject(Value literal, InputObjectType type, IReadOnlyDictionary<string, object?>? variables, out object? value)
    {
        value = null;
        if (literal is not ObjectValue written)
            return false;
        var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in type.Fields)
        {
            var given = written.Fields.LastOrDefault(f => f.Name.Value == field.Name)?.Value;
            if (given is null || (given is Variable missing && (variables is null || !variables.ContainsKey(missing.Name.Value))))
            {
                if (field.DefaultValue is not null)
                    fields[field.Name] = Default(field);
                else if (field.Type is NonNull)
                    return false;
                continue;
            }

            if (!TryCoerce(given, field.Type, variables, out var coerced))
                return false;
            fields[field.Name] = coerced;
        }

        if (type.OneOf && (fields.Count != 1 || fields.Values.First() is null))
            return false;
        value = fields;
        return true;
    }

    private static bool TryScalar(Value literal, ScalarType type, IReadOnlyDictionary<string, object?>? variables, out object? value)
    {
        try
        {
            value = type.Coercion.ParseLiteral(literal, variables);
            return true;
        }
        catch (CoercionException)
        {
            value = null;
            return false;
        }
    }

    /// <summary>What stands for an argument or input field that was not given.</summary>
    internal static object? Default(InputValue input) => TryCoerce(input.DefaultValue!, input.Type, null, out var value) ? value : null;
}
