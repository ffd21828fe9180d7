using System.Text.Json;
using System.Text.Json.Nodes;
using Switchboard.Registry;

namespace Switchboard.Host.Rest.Description;

/// <summary>One operation for each declared verb, two for each set.</summary>
internal sealed class Operations(SchemaRoom schemas)
{
    internal JsonObject List(SetEntry set, JsonArray parameters)
    {
        var page = new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray("items", "nextCursor"),
            ["properties"] = new JsonObject
            {
                ["items"] = new JsonObject { ["type"] = "array", ["items"] = schemas.Answer(set.ViewType) },
                ["nextCursor"] = new JsonObject { ["type"] = new JsonArray("string", "null"), ["description"] = "Send it as after for the next page; null on the last." },
            },
        };
        return Operation($"{set.Name}.list", $"List {Words(set.Name)}.", set.Name, set.Permission, parameters, null, 200, page);
    }

    internal JsonObject One(SetEntry set) =>
        Operation($"{set.Name}.one", $"One {Words(Noun.Of(set.Name))} by its id.", set.Name, set.Permission, new JsonArray(Parameter("id", "path", required: true, Text())), null, 200, schemas.Answer(set.ViewType));

    internal JsonObject Verb(VerbEntry verb)
    {
        var input = schemas.Input(verb.InputType);
        var fields = input["properties"] as JsonObject ?? [];
        var required = (input["required"] as JsonArray ?? []).Select(n => n!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        var inPath = verb.Path.Split('/').Where(p => p.StartsWith('{')).Select(p => p.Trim('{', '}')).ToList();
        var parameters = new JsonArray([.. inPath.Select(p => Parameter(p, "path", required: true, Take(fields, p)))]);
        var asQuery = verb.Method is "GET" or "DELETE";
        if (verb.Method == "GET")
        {
            foreach (var name in fields.Select(f => f.Key).ToList())
                parameters.Add((JsonNode)Parameter(name, "query", required.Contains(name), Take(fields, name)));
        }

        if (input["required"] is JsonArray)
            input["required"] = new JsonArray([.. required.Where(fields.ContainsKey).Select(r => (JsonNode)r)]);
        var done = verb.OutputType == typeof(Done);
        return Operation(
            verb.Declaration.Name, verb.Declaration.Summary, verb.Path.Split('/')[1], verb.Declaration.Permission, parameters,
            asQuery || fields.Count == 0 ? null : input, done ? 204 : verb.Declaration.Status, done ? null : schemas.Answer(verb.OutputType));
    }

    private static JsonObject Operation(string id, string summary, string tag, string permission, JsonArray parameters, JsonObject? body, int status, JsonObject? answer)
    {
        var operation = Describe(id, summary, tag, parameters, body, status, answer, "key", "session");
        operation["x-permission"] = permission;
        return operation;
    }

    internal static JsonObject Describe(string id, string summary, string tag, JsonArray parameters, JsonObject? body, int status, JsonObject? answer, params string[] security)
    {
        var operation = new JsonObject { ["operationId"] = id, ["summary"] = summary, ["tags"] = new JsonArray(tag) };
        if (parameters.Count > 0)
            operation["parameters"] = parameters;
        if (body is not null)
            operation["requestBody"] = new JsonObject { ["required"] = body["required"] is JsonArray { Count: > 0 }, ["content"] = Content("application/json", body) };
        var responses = new JsonObject { [status.ToString(System.Globalization.CultureInfo.InvariantCulture)] = Answered(status, answer) };
        if (status == 201 && body is not null)
            responses["200"] = Answered(200, answer);
        foreach (var refused in Refusals(parameters, body, security))
            responses[refused] = new JsonObject { ["$ref"] = "#/components/responses/Problem" };
        operation["responses"] = responses;
        operation["security"] = new JsonArray([.. security.Select(s => (JsonNode)new JsonObject { [s] = new JsonArray() })]);
        return operation;
    }

    private static JsonObject Answered(int status, JsonObject? answer)
    {
        var text = status switch { 201 => "Made.", 204 => "Done.", _ => "As asked." };
        return answer is null ? new JsonObject { ["description"] = text } : new JsonObject { ["description"] = text, ["content"] = Content("application/json", answer.DeepClone()) };
    }

    private static IEnumerable<string> Refusals(JsonArray parameters, JsonObject? body, string[] security) =>
        [
            .. parameters.Count > 0 || body is not null ? (string[])["400"] : [],
            .. security.Length > 0 ? (string[])["401", "403"] : [],
            .. parameters.Any(p => p!["in"]!.GetValue<string>() == "path") ? (string[])["404"] : [],
            .. body is null ? [] : (string[])["413", "415"],
            "default",
        ];

    internal static JsonObject Parameter(string name, string place, bool required, JsonNode schema)
    {
        var parameter = new JsonObject { ["name"] = name, ["in"] = place };
        if (required)
            parameter["required"] = true;
        parameter["schema"] = schema;
        return parameter;
    }

    internal static JsonObject Content(string type, JsonNode schema) => new() { [type] = new JsonObject { ["schema"] = schema } };

    internal static JsonObject Text() => new() { ["type"] = "string" };

    private static JsonNode Take(JsonObject fields, string name)
    {
        var schema = fields[name] ?? throw new JsonException($"'{name}' stands in a route but is no field of its input.");
        fields.Remove(name);
        return schema;
    }

    private static string Words(string name) => name.Replace('-', ' ');
}
