using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Switchboard.Emulators.OpenAi;

/// <summary>What the published description says of requests and answers.</summary>
internal static class EmbeddingsProtocol
{
    private const int MostTexts = 2048;
    private const int MostTokens = 8192;
    private static readonly Dictionary<string, int> Models = new(StringComparer.Ordinal) { ["text-embedding-3-small"] = 1536, ["text-embedding-3-large"] = 3072, ["text-embedding-ada-002"] = 1536 };

    internal sealed record Request(IReadOnlyList<string> Input, string Model, string Encoding, int? Dimensions);

    internal static (Request? Request, IResult? Wrong) Read(JsonElement body, string? refused)
    {
        var model = body.TryGetProperty("model", out var name) ? name.GetString() ?? "" : "";
        var encoding = body.TryGetProperty("encoding_format", out var format) ? format.GetString() ?? "" : "float";
        int? dimensions = body.TryGetProperty("dimensions", out var number) ? number.GetInt32() : null;
        if (!body.TryGetProperty("input", out var given) || given.ValueKind is not (JsonValueKind.String or JsonValueKind.Array))
            return (null, Invalid("input", "'input' is a required property"));
        var input = given.ValueKind == JsonValueKind.String ? [given.GetString()!] : given.EnumerateArray().Select(t => t.GetString()!).ToList();
        return (new Request(input, model, encoding, dimensions), Complaint(model, encoding, dimensions, input, refused));
    }

    internal static IResult Answer(Request request, Meanings meanings)
    {
        var tokens = request.Input.Sum(t => t.Length);
        var data = request.Input.Select((text, index) => new
        {
            @object = "embedding",
            index,
            embedding = Encoded(meanings.Of(text, request.Dimensions ?? Models[request.Model]), request.Encoding),
        });
        return Results.Json(new { @object = "list", data = data.ToList(), model = request.Model, usage = new { prompt_tokens = tokens, total_tokens = tokens } });
    }

    internal static IResult Error(int status, string message, string type, string? param, string? code) =>
        Results.Json(new { error = new { message, type, param, code } }, statusCode: status);

    private static IResult? Complaint(string model, string encoding, int? dimensions, IReadOnlyList<string> input, string? refused)
    {
        if (!Models.TryGetValue(model, out var most))
            return Error(404, $"The model `{model}` does not exist or you do not have access to it.", "invalid_request_error", null, "model_not_found");
        if (encoding is not ("float" or "base64"))
            return Invalid("encoding_format", "must be 'float' or 'base64'.");
        if (dimensions is { } asked && (asked < 1 || asked > most || model.EndsWith("002", StringComparison.Ordinal)))
            return Invalid("dimensions", "This model does not support these dimensions.");
        if (input.Count is 0 or > MostTexts || input.Any(t => t.Length is 0 or > MostTokens))
            return Invalid("input", "must be 1 to 2048 texts, none empty, each with at most 8192 tokens.");
        return refused is not null && input.Any(t => t.Contains(refused, StringComparison.Ordinal)) ? Invalid("input", "is not taken.") : null;
    }

    private static IResult Invalid(string param, string message) => Error(400, message, "invalid_request_error", param, null);

    /// <summary>32-bit numbers, lowest byte first.</summary>
    private static object Encoded(float[] vector, string encoding) => encoding == "base64" ? Convert.ToBase64String(MemoryMarshal.AsBytes<float>(vector)) : vector;
}
