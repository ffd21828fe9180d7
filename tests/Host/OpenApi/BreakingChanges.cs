using System.Text.Json.Nodes;

namespace Switchboard.Host.Tests.OpenApi;

/// <summary>What a client written for one description would stumble over in another. What was only added is none of it.</summary>
internal sealed class BreakingChanges
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch"];

    private readonly JsonNode _before;
    private readonly JsonNode _after;
    private readonly List<string> _found = [];
    private readonly HashSet<(string, string, bool)> _seen = [];

    private BreakingChanges(JsonNode before, JsonNode after) => (_before, _after) = (before, after);

    internal static IReadOnlyList<string> Between(JsonNode before, JsonNode after)
    {
        var changes = new BreakingChanges(before, after);
        changes.Paths();
        return changes._found;
    }

    private void Paths()
    {
        foreach (var (path, item) in _before["paths"]!.AsObject())
        {
            if (_after["paths"]![path] is not { } still)
            {
                _found.Add($"removed path: {path}");
                continue;
            }

            foreach (var (method, operation) in item!.AsObject().Where(m => Methods.Contains(m.Key, StringComparer.Ordinal)))
            {
                if (still[method] is { } now)
                    Operation($"{method.ToUpperInvariant()} {path}", operation!, now);
                else
                    _found.Add($"removed operation: {method.ToUpperInvariant()} {path}");
            }
        }
    }

    private void Operation(string at, JsonNode before, JsonNode after)
    {
        if (before["operationId"]?.ToString() != after["operationId"]?.ToString())
            _found.Add($"renamed operation: {at} was {before["operationId"]}, is {after["operationId"]}");
        Parameters(at, before["parameters"] as JsonArray ?? [], after["parameters"] as JsonArray ?? []);
        Body(at, before["requestBody"], after["requestBody"]);
        foreach (var (status, answer) in before["responses"]!.AsObject().Where(r => r.Key[0] == '2'))
        {
            if (after["responses"]![status] is not { } now)
                _found.Add($"removed answer: {at} {status}");
            else
                Contents($"{at} {status}", answer!["content"], now["content"], sent: false);
        }
    }

    private void Parameters(string at, JsonArray before, JsonArray after)
    {
        static string Key(JsonNode? parameter) => $"{parameter!["in"]} {parameter["name"]}";
        var now = after.ToDictionary(Key, p => p!, StringComparer.Ordinal);
        foreach (var parameter in before)
        {
            if (!now.Remove(Key(parameter), out var still))
                _found.Add($"removed input: {at} {Key(parameter)}");
            else
            {
                if (still["required"] is not null && parameter!["required"] is null)
                    _found.Add($"new required input: {at} {Key(parameter)}");
                Schema($"{at} {Key(parameter)}", parameter!["schema"], still["schema"], sent: true);
            }
        }

        foreach (var (key, _) in now.Where(p => p.Value["required"] is not null))
            _found.Add($"new required input: {at} {key}");
    }

    private void Body(string at, JsonNode? before, JsonNode? after)
    {
        if (after?["required"]?.GetValue<bool>() == true && before?["required"]?.GetValue<bool>() != true)
            _found.Add($"new required input: {at} body");
        Contents($"{at} body", before?["content"], after?["content"], sent: true);
    }

    private void Contents(string at, JsonNode? before, JsonNode? after, bool sent)
    {
        foreach (var (type, content) in before as JsonObject ?? [])
        {
            if (after?[type] is not { } now)
                _found.Add($"removed media type: {at} {type}");
            else
                Schema(at, content!["schema"], now["schema"], sent);
        }
    }

    /// <param name="at">Where, for the person who reads it.</param>
    /// <param name="before">As it was promised.</param>
    /// <param name="after">As it is.</param>
    /// <param name="sent">What clients send may be taken more freely; what they are told may be told more fully.</param>
    private void Schema(string at, JsonNode? before, JsonNode? after, bool sent)
    {
        if (before?["$ref"]?.ToString() is { } name && !_seen.Add((name, after?["$ref"]?.ToString() ?? at, sent)))
            return;
        (before, after) = (Resolve(_before, before), Resolve(_after, after));
        if (before is not JsonObject was || after is not JsonObject now)
            return;
        Types(at, was, now, sent);
        Words(at, was, now, sent);
        Properties(at, was, now, sent);
        Schema(at + "[]", was["items"], now["items"], sent);
        if (was["anyOf"] is JsonArray formerly && now["anyOf"] is JsonArray either)
            Schema(at, formerly[0], either[0], sent);
    }

    private void Types(string at, JsonObject before, JsonObject after, bool sent)
    {
        var (was, now) = (Names(before["type"]), Names(after["type"]));
        if (before["anyOf"] is not null)
            was = [.. was, "object", "null"];
        if (after["anyOf"] is not null)
            now = [.. now, "object", "null"];
        if (was.Count == 0 || now.Count == 0)
            return;

        // A client must be able to send what it sent, and to understand what it is told.
        var (must, may) = sent ? (was, now) : (now, was);
        if (must.Except(may, StringComparer.Ordinal).Any())
            _found.Add($"changed type: {at} was {string.Join('|', was)}, is {string.Join('|', now)}");
        if (before["format"]?.ToString() is { } format && after["format"]?.ToString() != format)
            _found.Add($"changed type: {at} was {format}, is {after["format"]?.ToString() ?? "free"}");
    }

    private void Words(string at, JsonObject before, JsonObject after, bool sent)
    {
        if (!sent || after["enum"] is not JsonArray now)
            return;
        var gone = before["enum"] is JsonArray was ? was.Select(w => w?.ToString()).Except(now.Select(w => w?.ToString())).ToList() : ["anything else"];
        if (gone.Count > 0)
            _found.Add($"narrowed enum: {at} no longer takes {string.Join(", ", gone)}");
    }

    private void Properties(string at, JsonObject before, JsonObject after, bool sent)
    {
        var (was, now) = (before["properties"] as JsonObject ?? [], after["properties"] as JsonObject ?? []);
        foreach (var (name, schema) in was)
        {
            if (now[name] is { } still)
                Schema($"{at}.{name}", schema, still, sent);
            else
                _found.Add($"{(sent ? "removed input" : "removed property")}: {at}.{name}");
        }

        if (!sent)
            return;
        foreach (var name in Names(after["required"]).Except(Names(before["required"]), StringComparer.Ordinal))
            _found.Add($"new required input: {at}.{name}");
    }

    private static JsonNode? Resolve(JsonNode document, JsonNode? schema) =>
        schema?["$ref"]?.ToString() is { } reference ? Resolve(document, document["components"]!["schemas"]![reference.Split('/')[^1]]) : schema;

    private static IReadOnlyList<string> Names(JsonNode? node) => node switch
    {
        JsonArray several => [.. several.Select(n => n!.ToString())],
        { } one => [one.ToString()],
        null => [],
    };
}
