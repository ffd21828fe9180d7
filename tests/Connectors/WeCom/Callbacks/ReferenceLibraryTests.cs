using System.Text;
using System.Xml.Linq;
using Switchboard.Connectors.WeCom;
using Switchboard.Emulators.WeCom;
using Switchboard.Plugins.Contract;

namespace Switchboard.WeCom.Tests.Callbacks;

public sealed class ReferenceLibraryTests(ReferenceLibrary library) : IClassFixture<ReferenceLibrary>
{
    private readonly WeComChannel _channel = new();
    private readonly EmulatedAccount _account = new() { Clock = new MovingClock() };

    [Fact]
    public async Task We_accept_what_the_platforms_library_encrypts()
    {
        var timestamp = _account.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        for (var length = 0; length < 200; length++)
        {
            var text = string.Concat(Enumerable.Repeat("退货👍a", length));
            var xml = $"<xml><FromUserName>lisi</FromUserName><CreateTime>{timestamp}</CreateTime><MsgType>text</MsgType><Content><![CDATA[{text}]]></Content><MsgId>9</MsgId></xml>";
            var made = await library.AskAsync(new { op = "encrypt", token = _account.Token, key = _account.EncodingAesKey, timestamp, nonce = "nonce-1", id = _account.CorpId, message = xml });

            var callback = _channel.Receive(Inbox.Post(_account, made.GetProperty("encrypted").GetString()!, made.GetProperty("signature").GetString()), Inbox.Of(_account, "application"));

            callback.Events.ShouldHaveSingleItem().ShouldBeOfType<ChannelEvent.Message>().Text.ShouldBe(text);
        }
    }

    [Fact]
    public async Task We_answer_a_handshake_that_it_made()
    {
        var timestamp = _account.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var made = await library.AskAsync(new { op = "encrypt", token = _account.Token, key = _account.EncodingAesKey, timestamp, nonce = "nonce-1", id = _account.CorpId, message = "8079112384" });
        var encrypted = made.GetProperty("encrypted").GetString()!;
        var query = Inbox.Query(_account, encrypted, made.GetProperty("signature").GetString());
        query["echostr"] = encrypted;

        var callback = _channel.Receive(new CallbackRequest("GET", query, new Dictionary<string, string>(), default), Inbox.Of(_account, "kf"));

        Encoding.UTF8.GetString(callback.Answer.Body.Span).ShouldBe("8079112384");
    }

    [Fact]
    public async Task It_opens_what_the_emulator_encrypts()
    {
        using var post = new CallbackPost(_account);
        var (query, body) = post.Make("<xml><Content>你好 👋</Content></xml>");
        var fields = query[1..].Split('&').Select(f => f.Split('=', 2)).ToDictionary(f => f[0], f => f[1], StringComparer.Ordinal);
        var encrypted = XElement.Parse(body).Element("Encrypt")!.Value;

        var opened = await library.AskAsync(new { op = "decrypt", token = _account.Token, key = _account.EncodingAesKey, timestamp = fields["timestamp"], nonce = fields["nonce"], encrypted });

        opened.GetProperty("message").GetString().ShouldBe("<xml><Content>你好 👋</Content></xml>");
        opened.GetProperty("id").GetString().ShouldBe(_account.CorpId);
        opened.GetProperty("signature").GetString().ShouldBe(fields["msg_signature"]);
    }
}
