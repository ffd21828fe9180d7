using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Switchboard.Emulators.DingTalk;
using Switchboard.Plugins.Contract;
using Switchboard.Plugins.Testing;
using Switchboard.Testing;

namespace Switchboard.Connectors.Conformance;

/// <summary>DingTalk's robot: two headers prove who calls and say nothing of the body.</summary>
internal class DingTalkPlatform : MessagingPlatform
{
    public override string PluginFolder { get; } = Path.Combine(Repository.Root, "artifacts", "plugins", "dingtalk");

    public override CallbackProof Proof { get; } = new() { Headers = ["timestamp", "sign"], Past = TimeSpan.FromHours(1), Future = TimeSpan.FromHours(1) };

    public override IReadOnlyDictionary<string, string> Form(string tenant) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["appKey"] = "ding" + tenant,
        ["appSecret"] = $"app-secret-of-{tenant}",
        ["token"] = $"token-of-{tenant}",
        ["encodingAesKey"] = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(tenant)))[..43],
        ["apiBaseUrl"] = "https://dingtalk.invalid",
        ["oapiBaseUrl"] = "https://dingtalk.invalid",
    };

    public override CallbackRequest Message(IReadOnlyDictionary<string, string> form, CustomerSaid said) => Seal(form, Encoding.UTF8.GetBytes(new JsonObject
    {
        ["msgId"] = said.MessageId,
        ["conversationId"] = "cid-" + said.Person,
        ["conversationType"] = "1",
        ["senderId"] = "$:LWCP_v1:$" + said.Person,
        ["senderStaffId"] = said.Person,
        ["senderNick"] = said.Person,
        ["createAt"] = said.At.ToUnixTimeMilliseconds(),
        ["robotCode"] = form["appKey"],
        ["msgtype"] = "text",
        ["text"] = new JsonObject { ["content"] = said.Text },
    }.ToJsonString()), said.At);

    public override CallbackRequest Seal(IReadOnlyDictionary<string, string> form, ReadOnlyMemory<byte> content, DateTimeOffset at)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["timestamp"] = at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            ["sign"] = Envelope.RobotSign(at.ToUnixTimeMilliseconds(), form["appSecret"]),
        };
        return new CallbackRequest("POST", new Dictionary<string, string>(), headers, content);
    }

    public override string Answer(PlatformCall call) => call.Address.AbsolutePath.EndsWith("/oauth2/accessToken", StringComparison.Ordinal)
        ? JsonSerializer.Serialize(new { accessToken = call.Token, expireIn = 7_200 })
        : """{"processQueryKey":"sent"}""";
}

/// <summary>DingTalk's event subscription over HTTP: encrypted and signed in the query, without a time that counts.</summary>
internal sealed class DingTalkEventPlatform : DingTalkPlatform
{
    public override CallbackProof Proof { get; } = new() { Query = ["msg_signature", "timestamp", "nonce"], SignedBody = CiphertextOf };

    public override CallbackRequest Message(IReadOnlyDictionary<string, string> form, CustomerSaid said) =>
        Seal(form, Encoding.UTF8.GetBytes(new JsonObject { ["EventType"] = "chat_update_title", ["ChatId"] = said.MessageId, ["TimeStamp"] = said.At.ToUnixTimeMilliseconds() }.ToJsonString()), said.At);

    public override CallbackRequest Seal(IReadOnlyDictionary<string, string> form, ReadOnlyMemory<byte> content, DateTimeOffset at)
    {
        var (timestamp, nonce) = (at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), Guid.CreateVersion7().ToString("N")[^8..]);
        var encrypted = Envelope.Seal(form["encodingAesKey"], content.ToArray(), form["appKey"]);
        var query = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["msg_signature"] = Envelope.Signature(form["token"], timestamp, nonce, encrypted),
            ["timestamp"] = timestamp,
            ["nonce"] = nonce,
        };
        return new CallbackRequest("POST", query, new Dictionary<string, string>(), Encoding.UTF8.GetBytes($$"""{"encrypt":"{{encrypted}}"}"""));
    }

    private static Range CiphertextOf(CallbackRequest request) => "{\"encrypt\":\"".Length..^2;
}
