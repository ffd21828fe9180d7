using System.Text.Json;

namespace Switchboard.GraphQL.Execution;

/// <summary>JSON as plain objects: numbers as double, lists, dictionaries.</summary>
internal static class JsonValues
{
    internal static object? Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => json.EnumerateArray().Select(Read).ToList(),
        JsonValueKind.Object => ReadObject(json),
        _ => null,
    };

    private static Dictionary<string, object?> ReadObject(JsonElement json)
    {
        var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject())
            fields[property.Name] = Read(property.Value);
        return fields;
    }
}
