using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Switchboard.Emulators.Feishu;
using Switchboard.Emulators.Feishu.Push;
using Switchboard.Plugins.Contract;

namespace Switchboard.Feishu.Tests.Receiving;

public sealed class CallbackTests
{
    private static readonly FeishuApp App = new();
    private static readonly FeishuApp Plain = new() { EncryptKey = "" };
    private readonly Inbox _inbox = new(App);

    [Fact]
    public void The_console_gets_its_challenge_back_encrypted_or_not()
    {
        foreach (var app in new[] { App, Plain })
        {
            var callback = new Inbox(app).Receive(Events.Challenge(app, "ajls384kdj"));

            callback.Genuine.ShouldBeTrue();
            callback.Events.ShouldBeEmpty();
            JsonNode.Parse(callback.Answer.Body.Span)!["challenge"]!.GetValue<string>().ShouldBe("ajls384kdj");
        }
    }

    [Fact]
    public void The_challenge_comes_before_there_is_a_signature()
    {
        var (body, _) = Envelope.Seal(App, Events.Challenge(App, "x"), Inbox.Noon);

        _inbox.Receive(body, new Dictionary<string, string>()).Genuine.ShouldBeTrue();
    }

    [Fact]
    public void Of_a_signed_message_no_bit_can_be_turned()
    {
        var (body, headers) = Envelope.Seal(App, Message("你好"), Inbox.Noon);
        _inbox.Receive(body, headers).Genuine.ShouldBeTrue();

        for (var bit = 0; bit < body.Length * 8; bit++)
        {
            var turned = body.ToArray();
            turned[bit / 8] ^= (byte)(1 << (bit % 8));
            _inbox.Receive(turned, headers).Genuine.ShouldBeFalse($"bit {bit} of the body");
        }
    }

    [Fact]
    public void Of_its_signature_timestamp_and_nonce_no_bit_can_be_turned()
    {
        var (body, headers) = Envelope.Seal(App, Message("你好"), Inbox.Noon);

        foreach (var name in headers.Keys)
        {
            for (var bit = 0; bit < headers[name].Length * 8; bit++)
            {
                var turned = Encoding.Latin1.GetBytes(headers[name]);
                turned[bit / 8] ^= (byte)(1 << (bit % 8));
                var changed = new Dictionary<string, string>(headers, StringComparer.OrdinalIgnoreCase) { [name] = Encoding.Latin1.GetString(turned) };
                _inbox.Receive(body, changed).Genuine.ShouldBeFalse($"bit {bit} of {name}");
            }
        }
    }

    [Theory]
    [InlineData("X-Lark-Signature")]
    [InlineData("X-Lark-Request-Timestamp")]
    [InlineData("X-Lark-Request-Nonce")]
    public void Nothing_of_the_proof_may_be_missing_or_empty(string name)
    {
        var (body, headers) = Envelope.Seal(App, Message("hi"), Inbox.Noon);
        var without = new Dictionary<string, string>(headers, StringComparer.OrdinalIgnoreCase);
        without.Remove(name);

        var missing = _inbox.Receive(body, without);
        var empty = _inbox.Receive(body, new Dictionary<string, string>(without, StringComparer.OrdinalIgnoreCase) { [name] = "" });

        missing.Genuine.ShouldBeFalse();
        empty.Genuine.ShouldBeFalse();
        missing.Answer.ShouldBe(CallbackAnswer.Refused);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(-8 * 3600, true)]
    [InlineData(-8 * 3600 - 1, false)]
    [InlineData(15 * 60, true)]
    [InlineData(15 * 60 + 1, false)]
    public void A_signature_counts_from_eight_hours_ago_to_a_quarter_of_an_hour_ahead(int seconds, bool counts)
    {
        var (body, headers) = Envelope.Seal(App, Message("hi"), Inbox.Noon.AddSeconds(seconds));

        _inbox.Receive(body, headers).Genuine.ShouldBe(counts);
    }

    [Fact]
    public void Another_encrypt_key_token_or_application_is_refused()
    {
        FeishuApp[] others = [new() { EncryptKey = "other" }, new() { VerificationToken = "other" }, new() { AppId = "cli_other" }];

        foreach (var other in others)
        {
            var (body, headers) = Envelope.Seal(other, Message("hi", other), Inbox.Noon);
            var callback = _inbox.Receive(body, headers);
            callback.Genuine.ShouldBeFalse();
            callback.Complaint.ShouldNotBeNull().ShouldNotContain("other-");
        }
    }

    [Fact]
    public void Where_a_key_is_set_plain_events_are_refused_and_where_none_is_encrypted_ones()
    {
        new Inbox(App).Receive(Encoding.UTF8.GetBytes(Message("hi").ToJsonString()), new Dictionary<string, string>()).Genuine.ShouldBeFalse();

        var (body, headers) = Envelope.Seal(App, Message("hi"), Inbox.Noon);
        new Inbox(Plain).Receive(body, headers).Genuine.ShouldBeFalse();
    }

    [Fact]
    public void Without_a_key_the_token_decides()
    {
        var inbox = new Inbox(Plain);
        inbox.Receive(Message("hi", Plain)).Genuine.ShouldBeTrue();

        var wrong = Message("hi", Plain);
        wrong["header"]!["token"] = "wrong";
        inbox.Receive(wrong).Genuine.ShouldBeFalse();
        ((JsonObject)wrong["header"]!).Remove("token");
        inbox.Receive(wrong).Genuine.ShouldBeFalse();
    }

    [Fact]
    public void An_inbox_without_key_and_token_believes_nobody()
    {
        var open = new FeishuApp { EncryptKey = "", VerificationToken = "" };

        new Inbox(open).Receive(Message("hi", open)).Genuine.ShouldBeFalse();
        new Inbox(open).Receive(Events.Challenge(open, "x")).Genuine.ShouldBeFalse();
    }

    [Fact]
    public void Hostile_bodies_are_refused_and_nothing_is_thrown()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 100_000));
        string[] bodies =
        [
            "", "null", "[]", "\"x\"", "{", deep, string.Concat(Enumerable.Repeat("[", 500_000)), "{\"encrypt\":5}", "{\"encrypt\":\"\"}", "{\"encrypt\":\"not base64!\"}",
            "{\"encrypt\":\"" + new string('A', 1_000_000) + "\"}", "{\"encrypt\":\"" + Envelope.Encrypt(Encoding.UTF8.GetBytes(deep), App.EncryptKey) + "\"}",
            "{\"encrypt\":\"" + Envelope.Encrypt("[1]"u8.ToArray(), App.EncryptKey) + "\"}",
        ];

        foreach (var body in bodies)
        {
            _inbox.Receive(Encoding.UTF8.GetBytes(body), new Dictionary<string, string>()).Genuine.ShouldBeFalse(body[..Math.Min(40, body.Length)]);
            new Inbox(Plain).Receive(Encoding.UTF8.GetBytes(body), new Dictionary<string, string>()).Genuine.ShouldBeFalse();
        }
    }

    [Fact]
    public void Every_field_of_an_event_may_be_missing_or_of_another_kind()
    {
        var whole = Message("hi").ToJsonString();
        var paths = Paths(JsonNode.Parse(whole)!, []).ToList();

        foreach (var path in paths)
        {
            foreach (var instead in new[] { null, "5", "\"\"", "[]", "{}", "\"-1\"", "\"99999999999999999999\"", "true", $"\"{new string('x', 300)}\"" })
                Should.NotThrow(() => _inbox.Receive(Changed(whole, path, instead)));
        }

        paths.Count.ShouldBeGreaterThan(15);
    }

    [Fact]
    public void Half_an_emoji_does_not_lose_the_message()
    {
        var half = Encoding.UTF8.GetBytes(Message("AAAA").ToJsonString().Replace("AAAA", @"a\\ud83d b\\ude00 \\ud83d\\ude00", StringComparison.Ordinal));
        var outer = Encoding.UTF8.GetBytes(Message("AAAA", Plain).ToJsonString().Replace("AAAA", @"a\ud83d", StringComparison.Ordinal));
        var bytes = Encoding.UTF8.GetBytes(Message("AAAA", Plain).ToJsonString());
        bytes[bytes.AsSpan().IndexOf("AAAA"u8)] = 0xFF;

        Text(_inbox, Sealed(half)).ShouldBe("a\ufffd b\ufffd 😀");
        Text(new Inbox(Plain), (outer, new Dictionary<string, string>())).ShouldBe("a\ufffd");
        Text(new Inbox(Plain), (bytes, new Dictionary<string, string>())).ShouldBe("\ufffdAAA");
    }

    [Theory]
    [InlineData("1772366400000", 1772366400000)]
    [InlineData("-5", null)]
    [InlineData("0", null)]
    [InlineData("soon", null)]
    [InlineData("253402300800000", null)]
    [InlineData("99999999999999999999999", null)]
    public void A_time_that_is_none_becomes_now(string time, long? expected)
    {
        var body = Events.Wrap(App, "im.message.recalled_v1", new JsonObject { ["message_id"] = "om_1" }, Inbox.Noon);
        body["header"]!["create_time"] = time;

        var at = _inbox.Receive(body).Events.ShouldHaveSingleItem().At;

        at.ShouldBe(expected is { } ms ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : Inbox.Noon);
    }

    [Fact]
    public void A_get_is_refused()
    {
        _inbox.Channel.Receive(new CallbackRequest("GET", new Dictionary<string, string>(), new Dictionary<string, string>(), default), _inbox.Call).Genuine.ShouldBeFalse();
    }

    private static JsonObject Message(string text, FeishuApp? app = null)
    {
        var message = new ChatMessage("om_1", "oc_1", false, "text", new JsonObject { ["text"] = text }.ToJsonString(), null, null, Inbox.Noon);
        return Events.Message(app ?? App, new Customer("ou_1", "on_1", "李娜"), new Chat("oc_1", false, ""), message);
    }

    private static string Text(Inbox inbox, (byte[] Body, IReadOnlyDictionary<string, string> Headers) request) =>
        inbox.Receive(request.Body, request.Headers).Events.ShouldHaveSingleItem().ShouldBeOfType<ChannelEvent.Message>().Text;

    private static (byte[] Body, IReadOnlyDictionary<string, string> Headers) Sealed(byte[] plain)
    {
        var body = Encoding.UTF8.GetBytes(new JsonObject { ["encrypt"] = Envelope.Encrypt(plain, App.EncryptKey) }.ToJsonString());
        var timestamp = Inbox.Noon.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return (body, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["X-Lark-Request-Timestamp"] = timestamp,
            ["X-Lark-Request-Nonce"] = "n",
            ["X-Lark-Signature"] = Envelope.Sign(timestamp, "n", App.EncryptKey, body),
        });
    }

    private static IEnumerable<string[]> Paths(JsonNode node, string[] above) => node is not JsonObject fields
        ? [above]
        : fields.SelectMany(x => x.Value is null ? [[.. above, x.Key]] : Paths(x.Value, [.. above, x.Key])).Concat(above.Length == 0 ? [] : [above]);

    private static JsonObject Changed(string whole, string[] path, string? instead)
    {
        var body = (JsonObject)JsonNode.Parse(whole)!;
        var at = path[..^1].Aggregate((JsonNode)body, (x, name) => x[name]!);
        if (instead is null)
            ((JsonObject)at).Remove(path[^1]);
        else
            at[path[^1]] = JsonNode.Parse(instead);
        return body;
    }
}
