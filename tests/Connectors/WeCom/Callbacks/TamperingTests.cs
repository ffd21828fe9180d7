using System.Text;
using Switchboard.Connectors.WeCom;
using Switchboard.Emulators.WeCom;
using Switchboard.Plugins.Contract;

namespace Switchboard.WeCom.Tests.Callbacks;

public sealed class TamperingTests
{
    private const string Text = "<xml><FromUserName>zhangsan</FromUserName><CreateTime>1764000000</CreateTime><MsgType>text</MsgType><Content>hi</Content><MsgId>1</MsgId></xml>";
    private static readonly MovingClock Clock = new();
    private readonly WeComChannel _channel = new();
    private readonly EmulatedAccount _account = new() { Clock = Clock };

    [Fact]
    public void The_message_itself_is_taken() => Receive(Inbox.Post(_account, Text)).Genuine.ShouldBeTrue();

    [Fact]
    public void Every_changed_bit_of_the_signature_is_noticed()
    {
        var encrypted = Encrypted();
        var signature = Inbox.Query(_account, encrypted)["msg_signature"];
        foreach (var flipped in Flips(signature))
            Receive(Inbox.Post(_account, encrypted, flipped)).ShouldBeRefused();
    }

    [Fact]
    public void Every_changed_bit_of_the_ciphertext_is_noticed()
    {
        var encrypted = Encrypted();
        var signature = Inbox.Query(_account, encrypted)["msg_signature"];
        foreach (var flipped in Flips(encrypted))
            Receive(Inbox.Post(_account, flipped, signature)).ShouldBeRefused();
    }

    [Theory]
    [InlineData("msg_signature", null)]
    [InlineData("msg_signature", "")]
    [InlineData("timestamp", null)]
    [InlineData("timestamp", "")]
    [InlineData("timestamp", "1764000001")]
    [InlineData("timestamp", "99999999999999999999")]
    [InlineData("nonce", null)]
    [InlineData("nonce", "nonce-2")]
    public void Every_other_field_counts(string name, string? value)
    {
        var request = Inbox.Post(_account, Text);
        var query = new Dictionary<string, string>(request.Query, StringComparer.Ordinal);
        if (value is null)
            query.Remove(name);
        else
            query[name] = value;

        Receive(request with { Query = query }).ShouldBeRefused();
    }

    [Fact]
    public void Another_token_or_key_or_company_is_refused()
    {
        var request = Inbox.Post(_account, Text);
        foreach (var other in new[] { ("token", "other"), ("encodingAesKey", "aWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C"), ("corpId", "wwother"), ("token", ""), ("encodingAesKey", "") })
            _channel.Receive(request, Inbox.Of(_account, "application", null, other)).ShouldBeRefused();
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("")]
    public void Other_methods_are_refused(string method) => Receive(Inbox.Post(_account, Text) with { Method = method }).ShouldBeRefused();

    [Fact]
    public void A_handshake_without_an_echo_is_refused() =>
        Receive(new CallbackRequest("GET", Inbox.Query(_account, "x"), new Dictionary<string, string>(), default)).ShouldBeRefused();

    [Theory]
    [InlineData(0, true)]
    [InlineData(60, true)]
    [InlineData(-60, true)]
    [InlineData(61, false)]
    [InlineData(-61, false)]
    [InlineData(60 * 24 * 365, false)]
    public void An_old_callback_is_a_replayed_one(int minutes, bool taken)
    {
        var request = Inbox.Post(_account, Text);
        var later = new MovingClock();
        later.Move(TimeSpan.FromMinutes(minutes));

        var callback = _channel.Receive(request, Inbox.Of(_account with { Clock = later }, "application"));

        callback.Genuine.ShouldBe(taken);
    }

    [Fact]
    public void Who_does_not_want_the_time_looked_at_says_so()
    {
        var request = Inbox.Post(_account, Text);
        var later = new MovingClock();
        later.Move(TimeSpan.FromDays(400));

        _channel.Receive(request, Inbox.Of(_account with { Clock = later }, "application", null, ("clockToleranceMinutes", "0"))).Genuine.ShouldBeTrue();
    }

    private Callback Receive(CallbackRequest request) => _channel.Receive(request, Inbox.Of(_account, "application"));

    private string Encrypted() => CallbackSeal.Encrypt(_account.EncodingAesKey, _account.CorpId, Encoding.UTF8.GetBytes(Text));

    private static IEnumerable<string> Flips(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            for (var bit = 0; bit < 7; bit++)
                yield return text[..at] + (char)(text[at] ^ (1 << bit)) + text[(at + 1)..];
        }
    }
}
