using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Switchboard.Host.Rest;

namespace Switchboard.Host.Scim;

internal static class ScimAnswer
{
    internal const string ContentType = "application/scim+json; charset=utf-8";

    /// <summary>Names in any language as themselves: it is no page that a browser would run.</summary>
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static RestAnswer Of(int status, JsonNode body, string? etag = null) => new(status, Bytes(body), ContentType) { ETag = etag };

    internal static byte[] Bytes(JsonNode body) => JsonSerializer.SerializeToUtf8Bytes(body, Json);
}
