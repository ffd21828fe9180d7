using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Switchboard.Host.Rest.Conditions;
using Switchboard.Host.Rest.Idempotency;
using Switchboard.Registry;

namespace Switchboard.Host.Rest.Description;

/// <summary>One operation for each declared verb, two for each set.</summary>
internal sealed class Operations(SchemaRoom schemas, VerbRegistry registry)
{
    private readonly Examples _examples = new(schemas);

    internal JsonObject List(SetEntry set, SetDescription described)
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
        return Read($"{set.Name}.list", $"List {Words(set.Name)}.", set, described.Parameters, page);
    }

    internal JsonObject One(SetEntry set, SetDescription described)
    {
        var id = Parameter("id", "path", required: true, described.Key);
        id["example"] = _examples.Value(described.Key, "id", Noun.Of(set.Name));
        return Read($"{set.Name}.one", $"One {Words(Noun.Of(set.Name))} by its id.", set, new JsonArray(id, described.Fields), schemas.Answer(set.ViewType));
    }

    internal JsonObject Verb(VerbEntry verb)
    {
        var noun = Noun.Of(verb.Path);
        var shown = verb.Declaration.Example is { } text ? Examples.Declared(text).AsObject() : null;
        var input = schemas.Input(verb.InputType);
        var fields = input["properties"] as JsonObject ?? [];
        var required = (input["required"] as JsonArray ?? []).Select(n => n!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        var inPath = verb.Path.Split('/').Where(p => p.StartsWith('{')).Select(p => p.Trim('{', '}')).ToList();
        var parameters = new JsonArray([.. inPath.Select(p => Shown(Parameter(p, "path", required: true, Take(fields, p)), noun, shown))]);
        if (verb.Method == "GET")
        {
            foreach (var name in fields.Select(f => f.Key).ToList())
                parameters.Add((JsonNode)Shown(Parameter(name, "query", required.Contains(name), Take(fields, name)), noun, shown));
        }

        if (input["required"] is JsonArray)
            input["required"] = new JsonArray([.. required.Where(fields.ContainsKey).Select(r => (JsonNode)r)]);
        var row = RowReader.Of(verb, registry);
        if (row is not null)
            parameters.Add((JsonNode)Headers.IfMatchParameter());
        if (verb.Method == "POST")
            parameters.Add((JsonNode)Headers.KeyParameter());
        var body = verb.Method is "GET" or "DELETE" || fields.Count == 0 ? null : input;
        var done = verb.OutputType == typeof(Done);
        var operation = Permitted(
            Describe(
                verb.Declaration.Name, verb.Declaration.Summary, verb.Path.Split('/')[1], parameters, body, done ? 204 : verb.Declaration.Status,
                done ? null : schemas.Answer(verb.OutputType), "key", "session"),
            verb.Declaration.Permission);
        Show(operation, body, noun, shown?.ToJsonString());
        if (row is { IsAnswer: true })
            Add(operation, "200", "ETag");
        if (verb.Declaration.FreshAuthentication)
            operation["x-fresh-authentication"] = true;
        if (verb.Declaration.Deprecated is not null)
            Retire(operation, verb.Declaration);
        return operation;
    }

    /// <summary>Puts an example beside every schema of a body.</summary>
    internal void Show(JsonObject operation, JsonObject? body, string noun, string? declared = null)
    {
        if (body is not null && operation["requestBody"]?["content"]?["application/json"] is JsonObject sent)
            sent["example"] = _examples.Sent(body, noun, declared);
        foreach (var (_, answer) in operation["responses"]!.AsObject())
        {
            if (answer!["content"]?["application/json"] is JsonObject content)
                content["example"] = _examples.Answered(content["schema"]!, noun);
        }
    }

    internal static JsonObject Describe(string id, string summary, string tag, JsonArray parameters, JsonObject? body, int status, JsonObject? answer, params string[] security)
    {
        var operation = new JsonObject { ["operationId"] = id, ["summary"] = summary, ["tags"] = new JsonArray(tag) };
        var responses = new JsonObject { [status.ToString(CultureInfo.InvariantCulture)] = Answered(status, answer) };
        if (status == 201 && body is not null)
            responses["200"] = Answered(200, answer);
        foreach (var refused in Refusals(parameters, body, security))
            responses[refused] = new JsonObject { ["$ref"] = "#/components/responses/Problem" };
        parameters.Add((JsonNode)Headers.VersionParameter());
        operation["parameters"] = parameters;
        if (body is not null)
            operation["requestBody"] = new JsonObject { ["required"] = body["required"] is JsonArray { Count: > 0 }, ["content"] = Content("application/json", body) };
        operation["responses"] = responses;
        if (Has(parameters, IdempotencyDoor.Header))
        {
            foreach (var (_, answered) in responses.Where(r => r.Key[0] == '2'))
                Headers.Add(answered!["headers"]!.AsObject(), IdempotencyDoor.ReplayedHeader);
        }

        operation["security"] = new JsonArray([.. security.Select(s => (JsonNode)new JsonObject { [s] = new JsonArray() })]);
        return operation;
    }

    private JsonObject Read(string id, string summary, SetEntry set, JsonArray parameters, JsonObject answer)
    {
        parameters.Add((JsonNode)Headers.IfNoneMatchParameter());
        var operation = Permitted(Describe(id, summary, set.Name, parameters, null, 200, answer, "key", "session"), set.Permission);
        Show(operation, null, Noun.Of(set.Name));
        Add(operation, "200", "ETag");
        operation["responses"]!.AsObject().Insert(1, "304", new JsonObject { ["description"] = "It is as you hold it.", ["headers"] = Headers.Of("ETag") });
        return operation;
    }

    private JsonObject Shown(JsonObject parameter, string noun, JsonObject? declared)
    {
        var name = parameter["name"]!.GetValue<string>();
        if (parameter["required"] is not null)
            parameter["example"] = declared?[name]?.DeepClone() ?? _examples.Value(parameter["schema"]!, name, noun);
        declared?.Remove(name);
        return parameter;
    }

    private static JsonObject Permitted(JsonObject operation, string permission)
    {
        operation["x-permission"] = permission;
        return operation;
    }

    private static void Retire(JsonObject operation, VerbAttribute verb)
    {
        operation["deprecated"] = true;
        var until = verb.Sunset is { } end ? $" It ends on {end}." : "";
        operation["description"] = $"Deprecated from {verb.Deprecated}.{until}{(verb.ReplacedBy is { } next ? $" Use {next}." : "")}";
        foreach (var status in operation["responses"]!.AsObject().Select(r => r.Key).Where(s => s[0] == '2').ToList())
        {
            Add(operation, status, "Deprecation");
            if (verb.Sunset is not null)
                Add(operation, status, "Sunset");
        }
    }

    private static void Add(JsonObject operation, string status, string header) =>
        Headers.Add(operation["responses"]![status]!["headers"]!.AsObject(), header);

    private static JsonObject Answered(int status, JsonObject? answer)
    {
        var described = new JsonObject { ["description"] = status switch { 201 => "Made.", 204 => "Done.", _ => "As asked." }, ["headers"] = Headers.Of() };
        if (answer is not null)
            described["content"] = Content("application/json", answer.DeepClone());
        return described;
    }

    private static IEnumerable<string> Refusals(JsonArray parameters, JsonObject? body, string[] security) =>
        [
            "400",
            .. security.Length > 0 ? (string[])["401", "403"] : [],
            .. parameters.Any(p => p!["in"]!.GetValue<string>() == "path") ? (string[])["404"] : [],
            .. Has(parameters, IdempotencyDoor.Header) ? (string[])["409"] : [],
            .. Has(parameters, "If-Match") ? (string[])["412"] : [],
            .. body is null ? [] : (string[])["413", "415"],
            .. Has(parameters, IdempotencyDoor.Header) ? (string[])["422"] : [],
            "429",
            "default",
        ];

    private static bool Has(JsonArray parameters, string name) => parameters.Any(p => p!["name"]!.GetValue<string>() == name);

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
