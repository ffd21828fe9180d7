using System.Text.Json;
using Switchboard.Testing;

namespace Switchboard.Client.Tests.Description;

/// <summary>What the description of the API says a key may call.</summary>
internal sealed record ApiOperation(string Id, string Method, string Path, JsonElement Json)
{
    private static readonly JsonElement Document = JsonElement.Parse(File.ReadAllBytes(System.IO.Path.Combine(Repository.Root, "docs", "api", "openapi.json")));

    internal static IReadOnlyList<ApiOperation> All { get; } =
    [
        .. from path in Document.GetProperty("paths").EnumerateObject()
           from operation in path.Value.EnumerateObject()
           where operation.Value.TryGetProperty("security", out var security) && security.EnumerateArray().Any(s => s.TryGetProperty("key", out _))
           select new ApiOperation(operation.Value.GetProperty("operationId").GetString()!, operation.Name.ToUpperInvariant(), path.Name, operation.Value),
    ];

    /// <summary>Whether an address is one of this operation, whatever its ids.</summary>
    internal bool IsAt(Uri address)
    {
        var (given, described) = (address.AbsolutePath.Split('/'), ("/api/v1" + Path).Split('/'));
        return given.Length == described.Length && given.Zip(described).All(p => p.Second.StartsWith('{') ? p.First.Length > 0 : p.First == p.Second);
    }

    /// <summary>Without <c>fields</c>: the client's records are whole, and a part of one has no type.</summary>
    internal IEnumerable<string> QueryNames => !Json.TryGetProperty("parameters", out var parameters) ? [] : parameters.EnumerateArray().Where(p => p.GetProperty("in").GetString() == "query").Select(p => p.GetProperty("name").GetString()!).Where(n => n != "fields");

    internal IEnumerable<string> BodyNames => Json.TryGetProperty("requestBody", out var body) && body.GetProperty("content").TryGetProperty("application/json", out var json)
        ? json.GetProperty("schema").GetProperty("properties").EnumerateObject().Select(p => p.Name)
        : [];

    internal JsonElement? Answer => Json.GetProperty("responses").EnumerateObject().Where(r => r.Name is "200" or "201")
        .Select(r => (JsonElement?)Resolve(r.Value.GetProperty("content").GetProperty("application/json").GetProperty("schema"))).FirstOrDefault();

    /// <summary>The schema itself where it was only referred to, or may also be null.</summary>
    internal static JsonElement Resolve(JsonElement schema) =>
        schema.TryGetProperty("$ref", out var name) ? Document.GetProperty("components").GetProperty("schemas").GetProperty(name.GetString()!.Split('/')[^1])
        : schema.TryGetProperty("anyOf", out var any) ? Resolve(any[0])
        : schema;

    internal static string TypeOf(JsonElement schema) => !schema.TryGetProperty("type", out var type) ? "any"
        : type.ValueKind == JsonValueKind.String ? type.GetString()! : type[0].GetString()!;

    /// <summary>JSON with everything the schema knows.</summary>
    internal static string Example(JsonElement schema)
    {
        schema = Resolve(schema);
        if (schema.TryGetProperty("enum", out var words))
            return words[0].GetRawText();
        var format = schema.TryGetProperty("format", out var f) ? f.GetString() : null;
        return TypeOf(schema) switch
        {
            "object" when schema.TryGetProperty("properties", out var properties) =>
                "{" + string.Join(",", properties.EnumerateObject().Select(p => $"\"{p.Name}\":{(p.Name == "nextCursor" ? "null" : Example(p.Value))}")) + "}",
            "object" when schema.TryGetProperty("additionalProperties", out var values) && values.ValueKind == JsonValueKind.Object => $"{{\"a\":{Example(values)}}}",
            "object" => """{"a":"b"}""",
            "array" => "[" + Example(schema.GetProperty("items")) + "]",
            "integer" => "1",
            "number" => "1.5",
            "boolean" => "true",
            "any" => "{}",
            _ => format switch
            {
                "uuid" => "\"0192f0c0-0000-7000-8000-000000000001\"",
                "date-time" => "\"2026-11-21T09:00:00Z\"",
                "date" => "\"2026-11-21\"",
                _ => "\"text\"",
            },
        };
    }
}
