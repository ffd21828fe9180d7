using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.Feishu.Receiving;

/// <summary>One request to the callback address: proven, decrypted, read.</summary>
internal static class CallbackReading
{
    internal static Callback Read(CallbackRequest request, FeishuSettings settings, DateTimeOffset now)
    {
        if (settings.EncryptKey.Length == 0 && settings.VerificationToken.Length == 0)
            return Refuse("Neither an Encrypt Key nor a Verification Token is filled in, so nothing can be believed.");
        if (request.Method != "POST" || UntrustedJson.Parse(request.Body) is not { } body)
            return Refuse("Not a POST of a JSON object.");
        return settings.EncryptKey.Length == 0 ? ReadPlain(body, settings, now) : ReadEncrypted(request, body, settings, now);
    }

    private static Callback ReadPlain(JsonElement body, FeishuSettings settings, DateTimeOffset now)
    {
        if (body.Text("encrypt") is not null)
            return Refuse("The platform encrypts, but no Encrypt Key is filled in.");
        return IsChallenge(body) ? Answer(body, settings) : Events(body, settings, now);
    }

    private static Callback ReadEncrypted(CallbackRequest request, JsonElement body, FeishuSettings settings, DateTimeOffset now)
    {
        if (body.Text("encrypt") is not { } encrypted)
            return Refuse("Not encrypted, although an Encrypt Key is filled in.");
        var cipher = new byte[encrypted.Length / 4 * 3 + 3];
        if (!Convert.TryFromBase64String(encrypted, cipher, out var length)
            || Encryption.Decrypt(cipher[..length], settings.EncryptKey) is not { } bytes
            || UntrustedJson.Parse(bytes) is not { } plain)
            return Refuse("Encrypted with another key than the Encrypt Key that is filled in.");
        // The platform does not sign this one request; being encrypted with our key proves where it comes from.
        if (IsChallenge(plain))
            return Answer(plain, settings);
        return Signature.IsRight(request, settings.EncryptKey, now) ? Events(plain, settings, now) : Refuse("The signature is wrong or too old.");
    }

    private static bool IsChallenge(JsonElement body) => body.Text("type") == "url_verification";

    private static Callback Answer(JsonElement body, FeishuSettings settings)
    {
        if (!IsToken(body.Text("token"), settings))
            return Refuse("The Verification Token is another than the one that is filled in.");
        return body.Text("challenge") is { Length: > 0 and <= 1_000 } challenge
            ? new Callback(true, [], Json(new JsonObject { ["challenge"] = challenge }))
            : Refuse("A challenge without a challenge.");
    }

    private static Callback Events(JsonElement body, FeishuSettings settings, DateTimeOffset now)
    {
        var header = body.Object("header");
        if (!IsToken(header.Text("token") ?? body.Text("token"), settings))
            return Refuse("The Verification Token is another than the one that is filled in.");
        if (settings.AppId.Length > 0 && header.Text("app_id") is { } app && app != settings.AppId)
            return Refuse("The event is of another application than the one that is filled in.");
        return EventReading.Read(body, settings.BotOpenId, now) is { } read
            ? new Callback(true, read.Events, read.Toast is null ? CallbackAnswer.Ok : Json(read.Toast))
            : Refuse("An event without an id.");
    }

    /// <summary>Where only the Encrypt Key is filled in, that one proves enough.</summary>
    private static bool IsToken(string? token, FeishuSettings settings) =>
        settings.VerificationToken.Length == 0
        || CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token ?? ""), Encoding.UTF8.GetBytes(settings.VerificationToken));

    private static CallbackAnswer Json(JsonObject body) => new(200, "application/json; charset=utf-8", Encoding.UTF8.GetBytes(body.ToJsonString()));

    private static Callback Refuse(string complaint) => new(false, [], CallbackAnswer.Refused, complaint);
}
