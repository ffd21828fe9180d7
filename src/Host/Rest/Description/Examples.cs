using System.Collections.Frozen;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Switchboard.Host.Rest.Description;

/// <summary>An example for every schema, from the declaration where it has one, else from the names and rules of the fields.</summary>
internal sealed partial class Examples(SchemaRoom schemas)
{
    /// <summary>A time in what is sent. Whoever sends examples puts one that lies ahead in its place.</summary>
    internal const string Ahead = "2026-12-24T09:30:00Z";

    private const string Past = "2026-11-21T09:30:00Z";
    private const int Deepest = 16;

    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["name"] = "Ann Li",
        ["email"] = "ann@example.com",
        ["phone"] = "+86 10 5555 0100",
        ["password"] = "correct horse battery",
        ["note"] = "Prefers e-mail.",
        ["text"] = "Hello! Where is my order?",
        ["lastMessageText"] = "Hello! Where is my order?",
        ["clientId"] = "7d1f6c52",
        ["title"] = "How to return an item",
        ["body"] = "Open **My orders** and choose *Return*.",
        ["category"] = "Orders",
        ["slug"] = "how-to-return-an-item",
        ["language"] = "en",
        ["q"] = "return an item",
        ["comment"] = "Quick and friendly.",
        ["channel"] = "web-chat",
        ["contentType"] = "image/png",
        ["inboxKey"] = "wk_7d1f6c52",
        ["ticket_id"] = ExampleId.Of("conversation"),
        ["verb"] = "contacts.create",
        ["traceId"] = "0af7651916cd43dd8448eb211c80319c",
        ["code"] = "contact.not-found",
        ["detail"] = "There is no such contact.",
        ["url"] = "/files/example",
        ["type"] = "https://docs.switchboard.example/problems/contact.not-found",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What somebody would send: what is required, or what the declaration shows.</summary>
    internal JsonNode Sent(JsonObject schema, string noun, string? declared)
    {
        if (declared is not null)
            return Declared(declared);
        var required = (schema["required"] as JsonArray ?? []).Select(n => n!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        var fields = schema["properties"] as JsonObject ?? [];

        // An empty object shows nothing of an operation that changes what is named.
        var shown = fields.Where(f => required.Count == 0 || required.Contains(f.Key)).Take(required.Count == 0 ? 1 : int.MaxValue);
        return new JsonObject(shown.Select(f => KeyValuePair.Create(f.Key, Of(f.Value!, f.Key, noun, sent: true, 1))));
    }

    internal JsonNode? Answered(JsonNode schema, string noun) => Of(schema, "", noun, sent: false, 0);

    internal JsonNode? Value(JsonNode schema, string name, string noun) => Of(schema, name, noun, sent: true, 0);

    /// <summary>An example as a declaration writes it, where <c>{member}</c> stands for the id of one.</summary>
    internal static JsonNode Declared(string text) => JsonNode.Parse(Kind().Replace(text, kind => $"\"{ExampleId.Of(kind.Groups[1].Value)}\""))!;

    private JsonNode? Of(JsonNode schema, string name, string noun, bool sent, int depth)
    {
        if (schema is not JsonObject shape || depth > Deepest)
            return null;
        if (shape["$ref"] is { } reference)
            return Of(schemas.Find(reference.GetValue<string>().Split('/')[^1]), name, noun, sent, depth + 1);
        if (shape["anyOf"] is JsonArray either)
            return Of(either[0]!, name, noun, sent, depth + 1);
        if (shape["examples"] is JsonArray { Count: > 0 } own)
            return own[0]!.DeepClone();
        if (shape["enum"] is JsonArray words)
            return words.First(w => w is not null)!.DeepClone();
        return TypeOf(shape) switch
        {
            "object" => new JsonObject((shape["properties"] as JsonObject ?? []).Select(f => KeyValuePair.Create(f.Key, Of(f.Value!, f.Key, noun, sent, depth + 1)))),
            "array" => new JsonArray(Of(shape["items"]!, name, noun, sent, depth + 1)),
            "integer" or "number" => name == "status" ? 404 : shape["minimum"]?.DeepClone() is { } least && least.GetValue<int>() > 0 ? least : 1,
            "boolean" => true,
            "string" => Text(shape, name, noun, sent),
            _ => new JsonObject(),
        };
    }

    private static JsonValue Text(JsonObject shape, string name, string noun, bool sent)
    {
        var text = shape["format"]?.GetValue<string>() switch
        {
            "uuid" => ExampleId.Of(name switch { "id" => noun, "attachmentIds" => "file", _ => name.EndsWith("Id", StringComparison.Ordinal) ? name[..^2] : name }),
            "date-time" => sent ? Ahead : Past,
            "date" => Past[..10],
            _ => Words.GetValueOrDefault(name, name.Length == 0 ? "text" : name),
        };
        return JsonValue.Create(shape["maxLength"]?.GetValue<int>() is { } most && text.Length > most ? text[..most] : text);
    }

    private static string? TypeOf(JsonObject shape) => shape["type"] switch
    {
        JsonArray several => several.Select(t => t!.GetValue<string>()).First(t => t != "null"),
        { } one => one.GetValue<string>(),
        null => null,
    };

    [GeneratedRegex("\"\\{([a-z-]+)\\}\"", RegexOptions.None, 100)]
    private static partial Regex Kind();
}
