using System.Text.Json.Nodes;
using Switchboard.Registry;

namespace Switchboard.Host.Rest.Description;

/// <summary>The REST face as OpenAPI 3.1, read from the same declarations that serve it.</summary>
internal static class ApiDocument
{
    internal static JsonObject Of(VerbRegistry registry)
    {
        var schemas = new SchemaRoom();
        var operations = new Operations(schemas, registry);
        var paths = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var set in registry.Sets)
        {
            var described = set.Accept(new SetParameters(schemas));
            Add($"/{set.Name}", "get", operations.List(set, described));
            Add($"/{set.Name}/{{id}}", "get", operations.One(set, described));
        }

        foreach (var verb in registry.Verbs)
            Add(verb.Path, verb.Method, operations.Verb(verb));
        foreach (var (method, path, operation) in HandWritten.Operations(schemas, operations))
            Add(path, method, operation);

        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject
            {
                ["title"] = "Switchboard",
                ["version"] = "1",
                ["description"] = "Errors are application/problem+json with a stable code. Lists come in pages: send nextCursor back as after. Times are UTC, ids are UUIDs, unknown fields and parameters are refused. The guide is docs/api/rest.md.",
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = RestModule.Base }),
            ["paths"] = new JsonObject(paths.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value))),
            ["components"] = new JsonObject
            {
                ["schemas"] = Schemas(schemas),
                ["headers"] = Headers.Components(registry),
                ["responses"] = new JsonObject { ["Problem"] = Problem() },
                ["securitySchemes"] = Schemes(),
            },
        };

        void Add(string path, string method, JsonObject operation)
        {
            if (!paths.TryGetValue(path, out var item))
                paths[path] = item = [];
            item[method.ToLowerInvariant()] = operation;
        }
    }

    private static JsonObject Schemas(SchemaRoom schemas)
    {
        schemas.Answer(typeof(Problem));
        return schemas.Named;
    }

    private static JsonObject Problem() => new()
    {
        ["description"] = "Refused, with the reason and what to do; code is stable.",
        ["headers"] = Headers.Of("Retry-After"),
        ["content"] = new JsonObject
        {
            ["application/problem+json"] = new JsonObject
            {
                ["schema"] = new JsonObject { ["$ref"] = "#/components/schemas/Problem" },
                ["example"] = new JsonObject
                {
                    ["type"] = "https://docs.switchboard.example/problems/input.invalid",
                    ["title"] = "Bad Request",
                    ["status"] = 400,
                    ["detail"] = "Some fields cannot be accepted as they are; see errors.",
                    ["code"] = "input.invalid",
                    ["traceId"] = "0af7651916cd43dd8448eb211c80319c",
                    ["errors"] = new JsonArray(new JsonObject { ["field"] = "name", ["message"] = "is required." }),
                },
            },
        },
    };

    private static JsonObject Schemes() => new()
    {
        ["key"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = "An API key of the tenant." },
        ["session"] = new JsonObject { ["type"] = "apiKey", ["in"] = "cookie", ["name"] = "switchboard", ["description"] = "The browser's session; changes also send X-CSRF-Token." },
        ["visitor"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = "The token of a widget session." },
    };
}
