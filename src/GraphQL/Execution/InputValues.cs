using System.Globalization;
using Switchboard.GraphQL.Language;
using Switchboard.GraphQL.Types;
using Switchboard.GraphQL.Validation;

namespace Switchboard.GraphQL.Execution;

/// <summary>Specification 3.4.1: values out of JSON, coerced by type; every fault is told with where it lies.</summary>
internal static class InputValues
{
    /// <param name="path">From the variable, as <c>.address.lines[2]</c>.</param>
    /// <param name="value">What stands there.</param>
    /// <param name="message">What is wrong with it.</param>
    /// <param name="hint">Names that resemble what stands there; not everybody is told.</param>
    internal delegate void Refusal(string path, object? value, string message, string hint = "");

    internal static object? Coerce(object? value, SchemaType type, Refusal refuse) => Coerce(value, type, "", refuse);

    private static object? Coerce(object? value, SchemaType type, string path, Refusal refuse)
    {
        if (type is NonNull nonNull)
        {
            if (value is not null)
                return Coerce(value, nonNull.Inner, path, refuse);
            refuse(path, value, $"Expected non-nullable type \"{type}\" not to be null.");
            return null;
        }

        if (value is null)
            return null;
        return type switch
        {
            ListOf list => value is IReadOnlyList<object?> items
                ? items.Select((item, i) => Coerce(item, list.Item, $"{path}[{i.ToString(CultureInfo.InvariantCulture)}]", refuse)).ToList()
                : new List<object?> { Coerce(value, list.Item, path, refuse) },
            InputObjectType input => Fields(value, input, path, refuse),
            EnumType choices => Choice(value, choices, path, refuse),
            _ => Scalar(value, (ScalarType)type, path, refuse),
        };
    }

    private static Dictionary<string, object?>? Fields(object value, InputObjectType type, string path, Refusal refuse)
    {
        if (value is not IReadOnlyDictionary<string, object?> given)
        {
            refuse(path, value, $"Expected type \"{type.Name}\" to be an object.");
            return null;
        }

        var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in type.Fields)
        {
            if (given.TryGetValue(field.Name, out var inner))
                fields[field.Name] = Coerce(inner, field.Type, $"{path}.{field.Name}", refuse);
            else if (field.DefaultValue is not null)
                fields[field.Name] = Literals.Default(field);
            else if (field.Type is NonNull)
                refuse(path, value, $"Field \"{field.Name}\" of required type \"{field.Type}\" was not provided.");
        }

        foreach (var unknown in given.Keys.Where(k => !type.Fields.Contains(k)))
            refuse(path, value, $"Field \"{unknown}\" is not defined by type \"{type.Name}\".", Suggestions.DidYouMean(Suggestions.Similar(unknown, type.Fields.Names)));
        if (type.OneOf)
            RefuseUnlessOne(fields, given, type, path, refuse);
        return fields;
    }

    private static void RefuseUnlessOne(Dictionary<string, object?> fields, IReadOnlyDictionary<string, object?> given, InputObjectType type, string path, Refusal refuse)
    {
        if (fields.Count != 1)
            refuse(path, given, $"Exactly one key must be specified for OneOf type \"{type.Name}\".");
        else if (given[fields.Keys.First()] is null)
            refuse($"{path}.{fields.Keys.First()}", null, $"Field \"{fields.Keys.First()}\" must be non-null.");
    }

    private static string? Choice(object value, EnumType type, string path, Refusal refuse)
    {
        if (value is not string name)
        {
            var shown = Inspection.Of(value);
            refuse(path, value, $"Enum \"{type.Name}\" cannot represent non-string value: {shown}.", DidYouMean(type, shown));
            return null;
        }

        if (type.Value(name) is not null)
            return name;
        refuse(path, value, $"Value \"{name}\" does not exist in \"{type.Name}\" enum.", DidYouMean(type, name));
        return null;
    }

    private static string DidYouMean(EnumType type, string written) => Suggestions.DidYouMean(Suggestions.Similar(written, type.Values.Select(v => v.Name)), "the enum value");

    private static object? Scalar(object value, ScalarType type, string path, Refusal refuse)
    {
        try
        {
            return type.Coercion.ParseValue(value);
        }
        catch (CoercionException e)
        {
            refuse(path, value, e.IsFinal ? e.Message : $"Expected type \"{type.Name}\". {e.Message}");
            return null;
        }
    }
}
