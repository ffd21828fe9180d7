using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Switchboard.Host.Rest;
using Switchboard.Registry;

namespace Switchboard.Host.GraphQL;

/// <summary>A verb's input as an input type, and what arrives for it as the JSON that every other door reads.</summary>
internal sealed class InputTypes(GraphTypes types)
{
    private readonly InputWriter.Writers _writers = new(types.OwnerOf);

    /// <summary>The input type of a record; null when it has no fields and so nothing to give.</summary>
    internal string? Define(Type record)
    {
        var parameters = InputWriter.Parameters(record);
        if (parameters.Count == 0)
            return null;
        var name = Names.Of(record).EndsWith("Input", StringComparison.Ordinal) ? Names.Of(record) : Names.Of(record) + "Input";
        if (types.Claim(name))
            types.Add($"input {name} {{\n{string.Join('\n', parameters.Select(p => $"  {Names.Camel(p.Name!)}: {Reference(p.ParameterType, p.HasDefaultValue || types.MayBeNull(p))}{Default(p)}"))}\n}}");
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
            if (_writers.Of(typeof(TInput)).Write(json, given, "") is { } field)
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

    private static string Default(ParameterInfo parameter) => parameter is { HasDefaultValue: true, DefaultValue: { } value }
        ? value switch
        {
            bool flag => flag ? " = true" : " = false",
            int number => " = " + number.ToString(CultureInfo.InvariantCulture),
            string text => " = " + JsonSerializer.Serialize(text),
            _ => "",
        }
        : "";
}
