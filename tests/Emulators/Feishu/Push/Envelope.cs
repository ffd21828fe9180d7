using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Switchboard.Emulators.Feishu.Push;

/// <summary>Encrypts and signs what goes to the application, as the platform does.</summary>
public static class Envelope
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text(JsonObject plain) => plain.ToJsonString(Compact);

    public static string Encrypt(byte[] plain, string key)
    {
        using var aes = Aes.Create();
        aes.Key = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        var start = RandomNumberGenerator.GetBytes(16);
        return Convert.ToBase64String([.. start, .. aes.EncryptCbc(plain, start)]);
    }

    public static string Sign(string timestamp, string nonce, string key, ReadOnlySpan<byte> body) =>
        Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(timestamp + nonce + key), .. body]));

    /// <summary>Body and headers of one callback.</summary>
    public static (byte[] Body, IReadOnlyDictionary<string, string> Headers) Seal(FeishuApp app, JsonObject plain, DateTimeOffset now)
    {
        if (app.EncryptKey.Length == 0)
            return (Encoding.UTF8.GetBytes(Text(plain)), new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase));
        var body = Encoding.UTF8.GetBytes(new JsonObject { ["encrypt"] = Encrypt(Encoding.UTF8.GetBytes(Text(plain)), app.EncryptKey) }.ToJsonString(Compact));
        var (timestamp, nonce) = (now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)));
        return (body, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["X-Lark-Request-Timestamp"] = timestamp,
            ["X-Lark-Request-Nonce"] = nonce,
            ["X-Lark-Signature"] = Sign(timestamp, nonce, app.EncryptKey, body),
        });
    }

    internal static HttpRequestMessage Request(Uri address, FeishuApp app, JsonObject plain, DateTimeOffset now)
    {
        var (body, headers) = Seal(app, plain, now);
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }
}
