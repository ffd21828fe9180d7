using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Switchboard.Emulators.WeCom;
using Switchboard.Plugins.Contract;
using Switchboard.Plugins.Testing;
using Switchboard.Testing;

namespace Switchboard.Connectors.Conformance;

/// <summary>WeCom as its emulator writes: encrypted XML, signed over the ciphertext. Members of a company write to its application.</summary>
internal class WeComPlatform : MessagingPlatform
{
    public override string PluginFolder { get; } = Path.Combine(Repository.Root, "artifacts", "plugins", "wecom");

    public override CallbackProof Proof { get; } = new()
    {
        Query = ["msg_signature", "timestamp", "nonce"],
        SignedBody = CiphertextOf,
        Past = TimeSpan.FromMinutes(60),
        Future = TimeSpan.FromMinutes(60),
    };

    protected virtual string Mode => "application";

    public override IReadOnlyDictionary<string, string> Form(string tenant) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["mode"] = Mode,
        ["corpId"] = "ww" + tenant,
        ["agentId"] = "1000002",
        ["secret"] = $"secret-of-{tenant}",
        ["token"] = $"token-of-{tenant}",
        ["encodingAesKey"] = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(tenant)))[..43],
        ["baseUrl"] = "https://wecom.invalid",
    };

    public override CallbackRequest Message(IReadOnlyDictionary<string, string> form, CustomerSaid said) => Seal(form, Encoding.UTF8.GetBytes(Xml(form, said)), said.At);

    public override CallbackRequest Seal(IReadOnlyDictionary<string, string> form, ReadOnlyMemory<byte> content, DateTimeOffset at)
    {
        var encrypted = CallbackSeal.Encrypt(form["encodingAesKey"], form["corpId"], content.ToArray());
        var (timestamp, nonce) = (at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), Guid.CreateVersion7().ToString("N")[^10..]);
        var query = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["msg_signature"] = CallbackSeal.Sign(form["token"], timestamp, nonce, encrypted),
            ["timestamp"] = timestamp,
            ["nonce"] = nonce,
        };
        var body = $"<xml><ToUserName><![CDATA[{form["corpId"]}]]></ToUserName><AgentID><![CDATA[1000002]]></AgentID><Encrypt><![CDATA[{encrypted}]]></Encrypt></xml>";
        return new CallbackRequest("POST", query, new Dictionary<string, string>(), Encoding.UTF8.GetBytes(body));
    }

    public override string Answer(PlatformCall call) => call.Address.AbsolutePath.EndsWith("/gettoken", StringComparison.Ordinal)
        ? JsonSerializer.Serialize(new { errcode = 0, errmsg = "ok", access_token = call.Token, expires_in = 7_200 })
        : """{"errcode":0,"errmsg":"ok","msgid":"sent"}""";

    protected virtual string Xml(IReadOnlyDictionary<string, string> form, CustomerSaid said) =>
        $"<xml><ToUserName><![CDATA[{form["corpId"]}]]></ToUserName><FromUserName><![CDATA[{said.Person}]]></FromUserName><CreateTime>{said.At.ToUnixTimeSeconds()}</CreateTime><MsgType><![CDATA[text]]></MsgType>"
        + $"<Content><![CDATA[{said.Text.Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal)}]]></Content><MsgId>{said.MessageId}</MsgId><AgentID>1000002</AgentID></xml>";

    private static Range CiphertextOf(CallbackRequest request)
    {
        var mark = "<Encrypt><![CDATA["u8;
        var start = request.Body.Span.IndexOf(mark) + mark.Length;
        return start..(start + request.Body.Span[start..].IndexOf("]]>"u8));
    }
}

/// <summary>WeChat customer service: a callback only says that there is something to fetch.</summary>
internal sealed class WeComServicePlatform : WeComPlatform
{
    protected override string Mode => "kf";

    public override OutboundMessage Reply(IReadOnlyDictionary<string, string> form, DateTimeOffset at) =>
        base.Reply(form, at) with { Thread = new ChannelThread("wkAccount/customer-1", Group: false) };

    protected override string Xml(IReadOnlyDictionary<string, string> form, CustomerSaid said) =>
        $"<xml><ToUserName><![CDATA[{form["corpId"]}]]></ToUserName><CreateTime>{said.At.ToUnixTimeSeconds()}</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[kf_msg_or_event]]></Event>"
        + $"<Token><![CDATA[ENC{said.MessageId}]]></Token><OpenKfId><![CDATA[wkAccount]]></OpenKfId></xml>";
}
