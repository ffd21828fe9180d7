using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Switchboard.OData.Http.Writing;
using Switchboard.OData.Model;

namespace Switchboard.OData.Http.Batch;

/// <summary>Batches as JSON: <c>{"requests":[…]}</c> and <c>{"responses":[…]}</c>.</summary>
internal static class JsonBatch
{
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = 8 };

    internal static async Task<ODataOutcome<IReadOnlyList<BatchPart>>> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body, Reading, ct);
            return Parts(document.RootElement);
        }
        catch (JsonException)
        {
            return BatchEndpoint.Malformed("The batch is no JSON.");
        }
    }

    internal static async Task WriteAsync(HttpResponse response, IAsyncEnumerable<BatchAnswer> answers, CancellationToken ct)
    {
        response.ContentType = "application/json;charset=utf-8";
        await using var json = new Utf8JsonWriter(response.BodyWriter, AnswerBuffer.Json);
        json.WriteStartObject();
        json.WriteStartArray("responses");
        await foreach (var answer in answers.WithCancellation(ct))
        {
            Write(json, answer);
            await json.FlushAsync(ct);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(ct);
    }

    private static void Write(Utf8JsonWriter json, BatchAnswer answer)
    {
        json.WriteStartObject();
        json.WriteString("id", answer.Part.Id);
        json.WriteNumber("status", answer.Response.StatusCode);
        json.WriteStartObject("headers");
        foreach (var (name, value) in answer.Headers)
            json.WriteString(name.ToLowerInvariant(), value);
        json.WriteEndObject();
        if (answer.Body.Length > 0)
        {
            json.WritePropertyName("body");
            if (answer.Response.ContentType?.StartsWith("application/json", StringComparison.Ordinal) == true)
                json.WriteRawValue(answer.Body.Span, skipInputValidation: true);
            else
                json.WriteStringValue(answer.Body.Span);
        }

        json.WriteEndObject();
    }

    private static ODataOutcome<IReadOnlyList<BatchPart>> Parts(JsonElement batch)
    {
        if (batch.ValueKind != JsonValueKind.Object || !batch.TryGetProperty("requests", out var requests) || requests.ValueKind != JsonValueKind.Array)
            return BatchEndpoint.Malformed("A batch is an object with a list 'requests'.");
        if (requests.GetArrayLength() > BatchEndpoint.MostRequests)
            return BatchEndpoint.TooMany();
        var parts = new List<BatchPart>();
        foreach (var request in requests.EnumerateArray())
        {
            if (Text(request, "id") is not { Length: > 0 } id || Text(request, "method") is not { } method || Text(request, "url") is not { } url)
                return BatchEndpoint.Malformed("Every request has the texts 'id', 'method' and 'url'.");
            if (parts.Exists(p => p.Id == id))
                return BatchEndpoint.Malformed("Two requests have the same id.");
            parts.Add(Part(request, id, method, url));
        }

        return parts;
    }

    private static BatchPart Part(JsonElement request, string id, string method, string url) => new(id, method.ToUpperInvariant(), url)
    {
        Headers = Headers(request),
        Body = request.TryGetProperty("body", out var body) && body.ValueKind == JsonValueKind.String ? System.Text.Encoding.UTF8.GetBytes(body.GetString()!) : default,
        DependsOn = request.TryGetProperty("dependsOn", out var needs) && needs.ValueKind == JsonValueKind.Array
            ? [.. needs.EnumerateArray().Select(n => n.ValueKind == JsonValueKind.String ? n.GetString()! : n.GetRawText())]
            : [],
        Fault = request.TryGetProperty("atomicityGroup", out _) || request.TryGetProperty("group", out _) ? BatchPart.Changes : null,
    };

    private static List<(string, string)> Headers(JsonElement request)
    {
        if (!request.TryGetProperty("headers", out var headers) || headers.ValueKind != JsonValueKind.Object)
            return [];
        return [.. headers.EnumerateObject().Where(h => h.Value.ValueKind == JsonValueKind.String && !h.Value.GetString()!.AsSpan().ContainsAny('\r', '\n')).Select(h => (h.Name, h.Value.GetString()!))];
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
