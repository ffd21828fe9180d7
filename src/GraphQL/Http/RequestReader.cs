using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Switchboard.GraphQL.Http;

/// <summary>Why a request could not be read, and how HTTP says so.</summary>
internal sealed record BadRequest(int Status, string Message);

/// <summary>The requests of one HTTP message: one, or a batch in order. It holds the JSON that they point into.</summary>
internal sealed record RequestsRead(IReadOnlyList<GraphQLRequest> Requests, bool Batch, JsonDocument? Json) : IDisposable
{
    public void Dispose() => Json?.Dispose();
}

/// <summary>GraphQL over HTTP, "Request": parameters out of a query string or a JSON body.</summary>
internal static class RequestReader
{
    private const int LargestBatch = 10;
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 128 };

    internal static (RequestsRead? Read, BadRequest? Bad) FromQuery(IQueryCollection query)
    {
        if (!TryObject(query, "variables", out var variables, out var bad) || !TryObject(query, "extensions", out var extensions, out bad))
            return (null, bad);
        var document = query["query"].ToString();
        var id = query["documentId"].ToString() is { Length: > 0 } given ? given : Apollo(extensions);
        if (document.Length == 0 && id is null)
            return (null, new BadRequest(StatusCodes.Status400BadRequest, "The parameter query is missing."));
        var name = query["operationName"].ToString() is { Length: > 0 } operation ? operation : null;
        return (new RequestsRead([new GraphQLRequest(Encoding.UTF8.GetBytes(document), id, name, variables)], Batch: false, null), null);
    }

    internal static async ValueTask<(RequestsRead? Read, BadRequest? Bad)> FromBodyAsync(HttpRequest request, CancellationToken ct)
    {
        JsonDocument json;
        try
        {
            json = await JsonDocument.ParseAsync(request.Body, Strict, ct);
        }
        catch (JsonException)
        {
            return (null, new BadRequest(StatusCodes.Status400BadRequest, "The body must be JSON."));
        }
        catch (BadHttpRequestException e)
        {
            return (null, new BadRequest(e.StatusCode, e.Message));
        }

        var (requests, complaint) = WholeCharacters.In(json.RootElement) ? Read(json.RootElement) : ([], "The text of the body must be Unicode.");
        if (complaint is null)
            return (new RequestsRead(requests, json.RootElement.ValueKind == JsonValueKind.Array, json), null);
        json.Dispose();
        return (null, new BadRequest(StatusCodes.Status400BadRequest, complaint));
    }

    /// <summary>One request out of a JSON object, as bodies and sockets carry it; or what is wrong with it.</summary>
    internal static (GraphQLRequest? Request, string? Complaint) One(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return (null, "A request must be a JSON object.");
        var wrong = Wrong(json, "query", JsonValueKind.String) ?? Wrong(json, "operationName", JsonValueKind.String) ?? Wrong(json, "variables", JsonValueKind.Object)
            ?? Wrong(json, "extensions", JsonValueKind.Object) ?? Wrong(json, "documentId", JsonValueKind.String);
        if (wrong is not null)
            return (null, wrong);
        var query = Text(json, "query");
        var id = Text(json, "documentId") ?? (json.TryGetProperty("extensions", out var extensions) ? Apollo(extensions) : null);
        if (query is null && id is null)
            return (null, "The parameter query is missing.");
        var variables = json.TryGetProperty("variables", out var given) ? given : default;
        return (new GraphQLRequest(Encoding.UTF8.GetBytes(query ?? ""), id, Text(json, "operationName"), variables), null);
    }

    /// <summary>JSON whose text can all be read; null for anything else.</summary>
    internal static JsonDocument? Parse(byte[] utf8)
    {
        try
        {
            var json = JsonDocument.Parse(utf8, Strict);
            if (WholeCharacters.In(json.RootElement))
                return json;
            json.Dispose();
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A parameter in the address that is JSON by itself; undefined when it is not there.</summary>
    private static bool TryObject(IQueryCollection query, string name, out JsonElement value, out BadRequest? bad)
    {
        (value, bad) = (default, null);
        if (query[name].ToString() is not { Length: > 0 } text)
            return true;
        using var json = Parse(Encoding.UTF8.GetBytes(text));
        if (json?.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Null)
        {
            value = json.RootElement.Clone();
            return true;
        }

        bad = new BadRequest(StatusCodes.Status400BadRequest, $"The parameter {name} must be a JSON object.");
        return false;
    }

    private static (IReadOnlyList<GraphQLRequest> Requests, string? Complaint) Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Array)
            return One(root) is { Request: { } single } ? ([single], null) : ([], One(root).Complaint);
        var length = root.GetArrayLength();
        if (length is 0 or > LargestBatch)
            return ([], $"A batch must hold 1 to {LargestBatch} requests.");
        var requests = new List<GraphQLRequest>(length);
        foreach (var item in root.EnumerateArray())
        {
            if (One(item) is not { Request: { } request })
                return ([], One(item).Complaint);
            requests.Add(request);
        }

        return (requests, null);
    }

    private static string? Wrong(JsonElement json, string name, JsonValueKind kind) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != kind && value.ValueKind != JsonValueKind.Null
            ? $"The parameter {name} must be {(kind == JsonValueKind.String ? "a string" : "a JSON object")}."
            : null;

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Apollo's clients name a document under <c>extensions.persistedQuery.sha256Hash</c>.</summary>
    private static string? Apollo(JsonElement extensions) =>
        extensions.ValueKind == JsonValueKind.Object
        && extensions.TryGetProperty("persistedQuery", out var persisted) && persisted.ValueKind == JsonValueKind.Object
            ? Text(persisted, "sha256Hash")
            : null;
}
