using System.Text;
using System.Text.Json.Nodes;
using Switchboard.Emulators.DingTalk;
using Switchboard.Plugins.Contract;

namespace Switchboard.DingTalk.Tests.Callbacks;

public sealed class EventCallbackTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_address_is_verified_with_an_encrypted_success(bool legacyNames)
    {
        await using var inbox = await Inbox.OpenAsync();
        var (query, body) = inbox.Emulator.Event(new JsonObject { ["EventType"] = "check_url" }, legacyNames);

        var callback = inbox.ReceiveEvent(query, body);

        callback.Genuine.ShouldBeTrue();
        callback.Events.ShouldBeEmpty();
        Opened(callback, inbox).ShouldBe("success");
    }

    [Fact]
    public async Task An_event_sent_again_is_the_same_event()
    {
        await using var inbox = await Inbox.OpenAsync();
        var told = new JsonObject { ["EventType"] = "chat_add_member", ["TimeStamp"] = "1772352000000", ["ChatId"] = "chat1" };
        var first = inbox.Emulator.Event(told);
        var second = inbox.Emulator.Event(told);

        var events = new[] { first, second }.Select(e => inbox.ReceiveEvent(e.Query, e.Body).Events.ShouldHaveSingleItem().ShouldBeOfType<ChannelEvent.Notice>()).ToList();

        first.Body.ShouldNotBe(second.Body);
        events[0].ShouldBe(events[1]);
        events[0].What.ShouldBe("chat_add_member");
        events[0].At.ShouldBe(DateTimeOffset.FromUnixTimeMilliseconds(1772352000000));
        events[0].Id.Length.ShouldBeLessThanOrEqualTo(200);
    }

    [Fact]
    public async Task Every_answer_is_an_encrypted_success()
    {
        await using var inbox = await Inbox.OpenAsync();
        foreach (var told in new[] { "{\"EventType\":\"user_add_org\"}", "{}", "[]", "\"text\"" })
        {
            var (query, body) = Sealed(inbox.Emulator, Encoding.UTF8.GetBytes(told));

            Opened(inbox.ReceiveEvent(query, body), inbox).ShouldBe("success");
        }
    }

    [Theory]
    [InlineData("msg_signature", "0000000000000000000000000000000000000000")]
    [InlineData("msg_signature", "")]
    [InlineData("timestamp", "1")]
    [InlineData("timestamp", null)]
    [InlineData("nonce", "other")]
    [InlineData("nonce", null)]
    public async Task A_wrong_query_is_refused(string name, string? value)
    {
        await using var inbox = await Inbox.OpenAsync();
        var (query, body) = inbox.Emulator.Event(new JsonObject { ["EventType"] = "check_url" });
        var wrong = new Dictionary<string, string>(query, StringComparer.Ordinal);
        if (value is null)
            wrong.Remove(name);
        else
            wrong[name] = value;

        ShouldBeRefused(inbox.ReceiveEvent(wrong, body));
    }

    [Theory]
    [InlineData("token", "other")]
    [InlineData("token", "")]
    [InlineData("encodingAesKey", "Yue0EfdN5900c1ce5cf6A152c63DDe1808a60c5ecd7")]
    [InlineData("encodingAesKey", "short")]
    [InlineData("ownerKey", "dingcorpother")]
    public async Task Other_settings_than_the_platforms_refuse_all(string name, string value)
    {
        await using var inbox = await Inbox.OpenAsync();
        var (query, body) = inbox.Emulator.Event(new JsonObject { ["EventType"] = "check_url" });

        ShouldBeRefused(inbox.With(name, value).ReceiveEvent(query, body));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"encrypt\":7}")]
    [InlineData("{\"encrypt\":\"\\ud800\"}")]
    [InlineData("not json")]
    public async Task A_body_without_an_envelope_is_refused(string body)
    {
        await using var inbox = await Inbox.OpenAsync();
        var (query, _) = inbox.Emulator.Event(new JsonObject { ["EventType"] = "check_url" });

        ShouldBeRefused(inbox.ReceiveEvent(query, Encoding.UTF8.GetBytes(body)));
    }

    [Fact]
    public async Task A_callback_registered_by_the_API_has_the_corporation_as_owner()
    {
        await using var inbox = await Inbox.OpenAsync();
        var organisation = inbox.Emulator.Organisation;
        var encrypted = Envelope.Seal(organisation.AesKey, "{\"EventType\":\"check_url\"}"u8.ToArray(), organisation.CorpId);
        var query = Query(organisation, encrypted);

        var callback = inbox.With("ownerKey", organisation.CorpId).ReceiveEvent(query, Body(encrypted));

        callback.Genuine.ShouldBeTrue();
    }

    private static (IReadOnlyDictionary<string, string> Query, byte[] Body) Sealed(DingTalkEmulator emulator, byte[] told)
    {
        var encrypted = Envelope.Seal(emulator.Organisation.AesKey, told, emulator.Organisation.AppKey);
        return (Query(emulator.Organisation, encrypted), Body(encrypted));
    }

    private static Dictionary<string, string> Query(Organisation organisation, string encrypted) => new(StringComparer.Ordinal)
    {
        ["msg_signature"] = Envelope.Signature(organisation.Token, "1772352000000", "n", encrypted),
        ["timestamp"] = "1772352000000",
        ["nonce"] = "n",
    };

    private static byte[] Body(string encrypted) => Encoding.UTF8.GetBytes(new JsonObject { ["encrypt"] = encrypted }.ToJsonString());

    private static string Opened(Callback callback, Inbox inbox)
    {
        callback.Answer.Status.ShouldBe(200);
        var answer = JsonNode.Parse(callback.Answer.Body.Span)!;
        var encrypted = (string)answer["encrypt"]!;
        ((string)answer["msg_signature"]!).ShouldBe(Envelope.Signature(inbox.Emulator.Organisation.Token, (string)answer["timeStamp"]!, (string)answer["nonce"]!, encrypted));
        return Envelope.Open(inbox.Emulator.Organisation.AesKey, encrypted);
    }

    private static void ShouldBeRefused(Callback callback)
    {
        callback.Genuine.ShouldBeFalse();
        callback.Events.ShouldBeEmpty();
        callback.Answer.ShouldBe(CallbackAnswer.Refused);
        callback.Complaint.ShouldNotBeNullOrEmpty();
    }
}
