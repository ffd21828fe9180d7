using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Switchboard.Emulators.Feishu;
using Switchboard.Emulators.Feishu.Push;
using Switchboard.Plugins.Contract;
using Switchboard.Plugins.Testing;
using Switchboard.Testing;

namespace Switchboard.Connectors.Conformance;

/// <summary>Feishu as its emulator writes: encrypted and signed over the whole body.</summary>
internal sealed class FeishuPlatform : MessagingPlatform
{
    public override string PluginFolder { get; } = Path.Combine(Repository.Root, "artifacts", "plugins", "feishu");

    public override CallbackProof Proof { get; } = new()
    {
        Headers = ["X-Lark-Request-Timestamp", "X-Lark-Request-Nonce", "X-Lark-Signature"],
        SignedBody = _ => Range.All,
        Past = TimeSpan.FromHours(8),
        Future = TimeSpan.FromMinutes(15),
    };

    public override IReadOnlyDictionary<string, string> Form(string tenant) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["appId"] = "cli_" + tenant,
        ["appSecret"] = $"app-secret-of-{tenant}",
        ["encryptKey"] = $"encrypt-key-of-{tenant}",
        ["verificationToken"] = $"verification-token-of-{tenant}",
        ["baseUrl"] = "https://feishu.invalid",
    };

    public override CallbackRequest Message(IReadOnlyDictionary<string, string> form, CustomerSaid said) => Seal(form, Bytes(Heard(form, said)), said.At);

    public override CallbackRequest Seal(IReadOnlyDictionary<string, string> form, ReadOnlyMemory<byte> content, DateTimeOffset at)
    {
        var key = form["encryptKey"];
        var body = Encoding.UTF8.GetBytes(new JsonObject { ["encrypt"] = Envelope.Encrypt(content.ToArray(), key) }.ToJsonString());
        var (timestamp, nonce) = (at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), Guid.CreateVersion7().ToString("N")[^16..]);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["X-Lark-Request-Timestamp"] = timestamp,
            ["X-Lark-Request-Nonce"] = nonce,
            ["X-Lark-Signature"] = Envelope.Sign(timestamp, nonce, key, body),
        };
        return new CallbackRequest("POST", new Dictionary<string, string>(), headers, body);
    }

    /// <summary>The platform tells of no edits.</summary>
    public override IReadOnlyList<CallbackRequest> Story(IReadOnlyDictionary<string, string> form, CustomerSaid first)
    {
        var app = App(form);
        var read = new JsonObject { ["reader"] = new JsonObject { ["reader_id"] = Events.Ids(Customer(first)), ["read_time"] = "1772366400000" }, ["message_id_list"] = new JsonArray("om_ours") };
        var entered = new JsonObject { ["chat_id"] = "oc_" + first.Person, ["operator_id"] = Events.Ids(Customer(first)) };
        JsonObject[] others =
        [
            Events.Wrap(app, "im.message.recalled_v1", new JsonObject { ["message_id"] = "om_" + first.MessageId, ["chat_id"] = "oc_" + first.Person }, first.At),
            Events.Wrap(app, "im.message.message_read_v1", read, first.At),
            Heard(form, first with { MessageId = first.MessageId + "2", Text = "One more" }),
            Events.Wrap(app, "im.chat.access_event.bot_p2p_chat_entered_v1", entered, first.At),
        ];
        return [Message(form, first), .. others.Select(o => Seal(form, Bytes(o), first.At))];
    }

    public override string Answer(PlatformCall call) => call.Address.AbsolutePath.EndsWith("/tenant_access_token/internal", StringComparison.Ordinal)
        ? JsonSerializer.Serialize(new { code = 0, msg = "ok", tenant_access_token = call.Token, expire = 7_200 })
        : """{"code":0,"msg":"success","data":{"message_id":"om_sent"}}""";

    private static JsonObject Heard(IReadOnlyDictionary<string, string> form, CustomerSaid said)
    {
        var message = new ChatMessage("om_" + said.MessageId, "oc_" + said.Person, false, "text", new JsonObject { ["text"] = said.Text }.ToJsonString(), null, null, said.At);
        var heard = Events.Message(App(form), Customer(said), new Chat(message.ChatId, Group: false, ""), message);
        heard["header"]!["event_id"] = "event-" + said.MessageId;
        return heard;
    }

    private static FeishuApp App(IReadOnlyDictionary<string, string> form) =>
        new() { AppId = form["appId"], AppSecret = form["appSecret"], EncryptKey = form["encryptKey"], VerificationToken = form["verificationToken"] };

    private static Customer Customer(CustomerSaid said) => new("ou_" + said.Person, "on_" + said.Person, said.Person);

    private static byte[] Bytes(JsonObject plain) => Encoding.UTF8.GetBytes(Envelope.Text(plain));
}
