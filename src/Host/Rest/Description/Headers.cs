using System.Text.Json.Nodes;
using Switchboard.Host.Rest.Idempotency;
using Switchboard.Host.Rest.Versions;
using Switchboard.Registry;

namespace Switchboard.Host.Rest.Description;

/// <summary>What requests and answers carry beside their bodies, whichever operation it is.</summary>
internal static class Headers
{
    internal static JsonObject Components(VerbRegistry registry)
    {
        var components = Usual();
        if (registry.Verbs.Any(v => v.Declaration.Deprecated is not null))
            components["Deprecation"] = Header("From when nobody should begin to use this operation, as @ and seconds since 1970.", Text("@1796083200"));
        if (registry.Verbs.Any(v => v.Declaration.Sunset is not null))
            components["Sunset"] = Header("When this operation ends.", Text("Tue, 01 Jun 2027 00:00:00 GMT"));
        return components;
    }

    private static JsonObject Usual() => new()
    {
        ["ApiVersion"] = Header("The version that answered.", new JsonObject { ["type"] = "string", ["examples"] = new JsonArray(ApiVersion.Current) }),
        ["RateLimit"] = Header("What is left: r requests, and t seconds until the whole allowance is there again.", Text("\"default\";r=5999;t=42")),
        ["RateLimitPolicy"] = Header("What is allowed: q requests in w seconds.", Text("\"default\";q=6000;w=60")),
        ["RetryAfter"] = Header("Seconds to wait.", new JsonObject { ["type"] = "integer", ["examples"] = new JsonArray(1) }),
        ["ETag"] = Header("What this representation is known by; send it back as If-None-Match or If-Match.", Text("\"T2-WyacbMH46xap39vek8QpT\"")),
        ["IdempotencyReplayed"] = Header("true when this is the first answer again.", new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("true") }),
    };

    /// <summary>Of every answer, and what else this one has.</summary>
    internal static JsonObject Of(params string[] more)
    {
        var headers = new JsonObject { ["Api-Version"] = Reference("ApiVersion"), ["RateLimit"] = Reference("RateLimit"), ["RateLimit-Policy"] = Reference("RateLimitPolicy") };
        foreach (var name in more)
            Add(headers, name);
        return headers;
    }

    internal static void Add(JsonObject headers, string name) => headers[name] = Reference(name.Replace("-", "", StringComparison.Ordinal));

    internal static JsonObject VersionParameter() => Parameter(
        ApiVersion.Header, "The version the caller was written for.", new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. ApiVersion.Known.Select(v => (JsonNode)v)]) });

    internal static JsonObject KeyParameter() => Parameter(
        IdempotencyDoor.Header,
        "New for each request, the same when it is sent again: it is then carried out once, and answered with the first answer for 24 hours.",
        new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = IdempotencyDoor.LongestKey });

    internal static JsonObject IfMatchParameter() => Parameter("If-Match", "Change only what is still at this ETag; * for anything that is there.", new JsonObject { ["type"] = "string" });

    internal static JsonObject IfNoneMatchParameter() => Parameter("If-None-Match", "Answer 304 when it is still at this ETag.", new JsonObject { ["type"] = "string" });

    private static JsonObject Parameter(string name, string description, JsonObject schema)
    {
        var parameter = Operations.Parameter(name, "header", required: false, schema);
        parameter.Insert(2, "description", description);
        return parameter;
    }

    private static JsonObject Header(string description, JsonObject schema) => new() { ["description"] = description, ["schema"] = schema };

    private static JsonObject Text(string example) => new() { ["type"] = "string", ["examples"] = new JsonArray(example) };

    private static JsonObject Reference(string name) => new() { ["$ref"] = $"#/components/headers/{name}" };
}
