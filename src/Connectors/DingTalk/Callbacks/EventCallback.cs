using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Switchboard.Connectors.DingTalk.Messages;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.DingTalk.Callbacks;

/// <summary>An event of the subscription over HTTP.</summary>
internal static class EventCallback
{
    /// <summary>Both generations of query names are in use.</summary>
    internal static bool Is(CallbackRequest request) => Signature(request) is not null;

    internal static Callback Read(CallbackRequest request, RobotSettings robot, DateTimeOffset now)
    {
        if (robot.Token.Length == 0 || !EventCrypto.TryKey(robot.AesKey, out var key))
            return Refused("the inbox has no token or no AES key of 43 characters");
        var timestamp = request.Query.GetValueOrDefault("timestamp") ?? request.Query.GetValueOrDefault("timeStamp");
        var nonce = request.Query.GetValueOrDefault("nonce");
        var encrypted = Json.Parse(request.Body.Span)?.Text("encrypt");
        if (timestamp is null || nonce is null || encrypted is null)
            return Refused("timestamp, nonce or encrypt is missing");
        if (!EventCrypto.IsSigned(Signature(request)!, robot.Token, timestamp, nonce, encrypted))
            return Refused("msg_signature is wrong");
        if (EventCrypto.Decrypt(key, encrypted, robot.OwnerKey) is not { } plain)
            return Refused("the event is not for this owner key, or the AES key is another one");
        return new Callback(true, Events(plain, now), Success(key, robot, now));
    }

    /// <summary>An event over HTTP has no id; sent again it is encrypted anew, and the same underneath.</summary>
    private static IReadOnlyList<ChannelEvent> Events(byte[] plain, DateTimeOffset now)
    {
        var told = Json.Parse(plain);
        var type = told?.Text("EventType");
        if (type is null or "check_url")
            return [];
        return [Notices.Of("event:" + Convert.ToHexStringLower(SHA256.HashData(plain)), type, told?.Time("TimeStamp") ?? now)];
    }

    private static CallbackAnswer Success(byte[] key, RobotSettings robot, DateTimeOffset now)
    {
        var encrypted = EventCrypto.Encrypt(key, "success"u8, robot.OwnerKey);
        var timestamp = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var nonce = RandomNumberGenerator.GetHexString(16, lowercase: true);
        var answer = new JsonObject
        {
            ["msg_signature"] = EventCrypto.Signature(robot.Token, timestamp, nonce, encrypted),
            ["timeStamp"] = timestamp,
            ["nonce"] = nonce,
            ["encrypt"] = encrypted,
        };
        return new CallbackAnswer(200, "application/json", Encoding.UTF8.GetBytes(Json.Write(answer)));
    }

    private static string? Signature(CallbackRequest request) =>
        request.Query.GetValueOrDefault("msg_signature") ?? request.Query.GetValueOrDefault("signature");

    private static Callback Refused(string complaint) => new(false, [], CallbackAnswer.Refused, complaint);
}
