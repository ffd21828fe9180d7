using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Switchboard.Connectors.WeCom.Platform;

/// <summary>What the platform answered. Its faults come with HTTP 200 and a code in the JSON.</summary>
/// <param name="Code">Its <c>errcode</c>; <c>http-502</c> where something in between answered.</param>
/// <param name="Said">Its <c>errmsg</c>.</param>
/// <param name="Body">All of it; undefined where it was no JSON.</param>
internal sealed record Answer(string Code, string Said, JsonElement Body)
{
    internal bool Ok => Code == "0";

    /// <summary>A token that the platform no longer takes: a new one helps.</summary>
    internal bool WantsNewToken => Code is "40014" or "42001" or "41001";

    internal static async ValueTask<Answer> ReadAsync(HttpResponseMessage response, CancellationToken ct)
    {
        if (response.StatusCode != HttpStatusCode.OK)
            return Unreadable(response);
        try
        {
            return Of(await JsonElementOf(response, ct));
        }
        catch (JsonException)
        {
            return Unreadable(response);
        }
    }

    internal static Answer Of(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object
            ? new Answer(body.Number("errcode").ToString(CultureInfo.InvariantCulture), body.Text("errmsg"), body)
            : new Answer("http-200", "not an object", default);

    private static async ValueTask<JsonElement> JsonElementOf(HttpResponseMessage response, CancellationToken ct)
    {
        await using var content = await response.Content.ReadAsStreamAsync(ct);
        using var document = await JsonDocument.ParseAsync(content, default, ct);
        return document.RootElement.Clone();
    }

    private static Answer Unreadable(HttpResponseMessage response) =>
        new("http-" + ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture), response.ReasonPhrase ?? "", default);
}
