using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Switchboard.Host.Rest;
using Switchboard.Registry;

namespace Switchboard.Host.GraphQL;

/// <summary>A verb's input as an input type, and what arrives for it as the JSON that every other door reads.</summary>
internal sealed class InputTypes(GraphTypes types)
{
    /// <summary>The input type of a record; null when it has no fields and so nothing to give.</summary>
    internal string? Define(Type record)
    {
        var parameters = Parameters(record);
        if (parameters.Count == 0)
            return null;
        var name = Names.Of(record).EndsWith("Input", StringComparison.Ordinal) ? Names.Of(record) : Names.Of(record) + "Input";
        if (types.Claim(name))
            types.Add($"input {name} {{\n{string.Join('\n', parameters.Select(p => $"  {Names.Camel(p.Name!)}: {Reference(p.ParameterType, p.HasDefaultValue || GraphTypes.MayBeNull(p))}{Default(p)}"))}\n}}");
        return name;
    }

    internal string Reference(Type type, bool nullable)
    {
        var plain = Names.Plain(type);
        var mark = nullable || plain != type ? "" : "!";
        return types.Leaf(plain) is { } leaf ? leaf + mark
            : Names.ItemOf(plain) is { } item ? $"[{Reference(item, nullable: false)}]{mark}"
            : Define(plain) + mark;
    }

    internal Outcome<TInput> Read<TInput>(IReadOnlyDictionary<string, object?> given)
        where TInput : notnull
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            if (WriteRecord(json, given, typeof(TInput), "") is { } field)
                return new InvalidInput(field, "must be an id of the kind that this field takes.");
        }

        try
        {
            return Outcome.Of(JsonSerializer.Deserialize<TInput>(stream.ToArray(), RestJson.Options)!);
        }
        catch (JsonException e)
        {
            return JsonFault.Explain<TInput>(e);
        }
    }

    private static List<ParameterInfo> Parameters(Type record) =>
        [.. record.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Where(c => c.GetParameters() is not [var only] || only.ParameterType != record).OrderByDescending(c => c.GetParameters().Length).First().GetParameters()];

    private static string Default(ParameterInfo parameter) => parameter is { HasDefaultValue: true, DefaultValue: { } value }
        ? value switch
        {
            bool flag => flag ? " = true" : " = false",
            int number => " = " + number.ToString(CultureInfo.InvariantCulture),
            string text => " = " + JsonSerializer.Serialize(text),
            _ => "",
        }
        : "";

    private string? WriteRecord(Utf8JsonWriter json, IReadOnlyDictionary<string, object?> given, Type record, string path)
    {
        json.WriteStartObject();
        foreach (var parameter in Parameters(record))
        {
            var name = Names.Camel(parameter.Name!);
            if (!given.TryGetValue(name, out var value))
                continue;
            json.WritePropertyName(name);
            if (Write(json, value, Names.Plain(parameter.ParameterType), path + name) is { } wrong)
                return wrong;
        }

        json.WriteEndObject();
        return null;
    }

    private string? Write(Utf8JsonWriter json, object? value, Type type, string path)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                return null;
            case string constant when type.IsEnum:
                json.WriteStringValue(Names.Word(constant));
                return null;
            case string id when Names.IsId(type):
                if (!GlobalId.TryRead(id, out var owner, out var key) || owner != types.OwnerOf(type))
                    return path;
                json.WriteStringValue(key);
                return null;
            case IReadOnlyList<object?> items when Names.ItemOf(type) is { } item:
                json.WriteStartArray();
                for (var i = 0; i < items.Count; i++)
                {
                    if (Write(json, items[i], Names.Plain(item), $"{path}[{i.ToString(CultureInfo.InvariantCulture)}]") is { } wrong)
                        return wrong;
                }

                json.WriteEndArray();
                return null;
            case IReadOnlyDictionary<string, object?> fields when !Names.IsMap(type):
                return WriteRecord(json, fields, type, path + ".");
            default:
                JsonSerializer.Serialize(json, value, value.GetType());
                return null;
        }
    }
}
