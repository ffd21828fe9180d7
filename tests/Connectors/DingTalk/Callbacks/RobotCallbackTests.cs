using System.Text;
using System.Text.Json.Nodes;
using Switchboard.Plugins.Contract;

namespace Switchboard.DingTalk.Tests.Callbacks;

public sealed class RobotCallbackTests
{
    [Fact]
    public async Task What_is_signed_is_heard_and_answered_at_once_without_a_body()
    {
        await using var inbox = await Inbox.OpenAsync();

        var callback = inbox.Receive(inbox.Emulator.Speech.Text("manager4220", null, "你好"));

        callback.Genuine.ShouldBeTrue();
        callback.Answer.ShouldBe(CallbackAnswer.Ok);
        callback.Events.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    public async Task Only_a_POST_is_heard(string method)
    {
        await using var inbox = await Inbox.OpenAsync();
        var body = Encoding.UTF8.GetBytes(inbox.Emulator.Speech.Text("manager4220", null, "hi").ToJsonString());

        var callback = inbox.Channel.Receive(new CallbackRequest(method, new Dictionary<string, string>(), inbox.Emulator.RobotHeaders(), body), inbox.Call);

        callback.Genuine.ShouldBeFalse();
        callback.Answer.ShouldBe(CallbackAnswer.Refused);
    }

    [Fact]
    public async Task Headers_that_are_an_hour_old_are_refused()
    {
        await using var inbox = await Inbox.OpenAsync();
        var headers = inbox.Emulator.RobotHeaders();
        var body = Encoding.UTF8.GetBytes(inbox.Emulator.Speech.Text("manager4220", null, "hi").ToJsonString());
        inbox.Clock.Move(TimeSpan.FromMinutes(61));

        var callback = inbox.Channel.Receive(new CallbackRequest("POST", new Dictionary<string, string>(), headers, body), inbox.Call);

        callback.Genuine.ShouldBeFalse();
        callback.Answer.ShouldBe(CallbackAnswer.Refused);
        callback.Complaint.ShouldBe("timestamp is more than an hour off");
    }

    [Fact]
    public async Task Nothing_at_all_is_refused()
    {
        await using var inbox = await Inbox.OpenAsync();

        var callback = inbox.Channel.Receive(new CallbackRequest("POST", new Dictionary<string, string>(), new Dictionary<string, string>(), default), inbox.Call);

        callback.Genuine.ShouldBeFalse();
        callback.Answer.ShouldBe(CallbackAnswer.Refused);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"msgId\":\"1\"}")]
    [InlineData("{\"msgId\":\"1\",\"senderId\":\"s\",\"conversationType\":\"2\"}")]
    [InlineData("{\"msgId\":{},\"senderId\":[],\"conversationType\":true}")]
    [InlineData("{\"msgId\":\"1\"")]
    [InlineData("<xml/>")]
    public async Task A_body_that_is_no_message_stores_nothing(string body)
    {
        await using var inbox = await Inbox.OpenAsync();

        var callback = inbox.Receive(Encoding.UTF8.GetBytes(body));

        callback.Genuine.ShouldBeFalse();
        callback.Answer.Status.ShouldBe(400);
        callback.Events.ShouldBeEmpty();
    }

    [Fact]
    public async Task Deep_bytes_store_nothing_and_do_not_throw()
    {
        await using var inbox = await Inbox.OpenAsync();
        var deep = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"text\":", 100_000)));
        var arrays = Encoding.UTF8.GetBytes(new string('[', 1_000_000));

        foreach (var body in new[] { deep, arrays, new byte[1_000_000] })
            inbox.Receive(body).Genuine.ShouldBeFalse();
    }

    [Fact]
    public async Task Bytes_that_are_no_character_become_a_replacement()
    {
        await using var inbox = await Inbox.OpenAsync();
        byte[] broken = [.. "{\"msgId\":\"1\",\"senderId\":\"s\",\"msgtype\":\"text\",\"text\":{\"content\":\"a"u8, 0xc3, 0x28, .. "b\"}}"u8];

        inbox.Receive(broken).Events.ShouldHaveSingleItem().ShouldBeOfType<ChannelEvent.Message>().Text.ShouldBe("a\ufffd(b");
    }

    [Fact]
    public async Task Half_a_character_becomes_a_replacement_and_the_rest_is_heard()
    {
        await using var inbox = await Inbox.OpenAsync();
        var body = """{"msgId":"1","senderId":"s","conversationType":"1","msgtype":"text","text":{"content":"a\ud83d\n\"\u4e2d\\ \udc4d b"},"senderNick":"\ud800","\ud800":1}"""u8.ToArray();

        var heard = inbox.Receive(body).Events.ShouldHaveSingleItem().ShouldBeOfType<ChannelEvent.Message>();

        heard.Text.ShouldBe("a\ufffd\n\"中\\ \ufffd b");
        heard.Sender.Name.ShouldBe("\ufffd");
    }

    /// <remarks>The body is not signed: with a pair of headers that somebody saw, any body is believed for an hour.</remarks>
    [Theory]
    [InlineData("https://evil.example/robot/sendBySession?session=1")]
    [InlineData("http://oapi.dingtalk.com/robot/sendBySession?session=1")]
    [InlineData("https://oapi.dingtalk.com.evil.example/robot/sendBySession?session=1")]
    [InlineData("https://oapi.dingtalk.com@evil.example/robot/sendBySession?session=1")]
    [InlineData("https://oapi.dingtalk.com/robot/send?access_token=1")]
    [InlineData("file:///etc/passwd")]
    [InlineData("nonsense")]
    public async Task Answers_are_never_directed_elsewhere(string webhook)
    {
        await using var inbox = await Inbox.OpenAsync();
        inbox.With("oapiBaseUrl", "https://oapi.dingtalk.com");
        var said = inbox.Emulator.Speech.Text("manager4220", null, "hi");
        said["sessionWebhook"] = webhook;

        var thread = inbox.Hear(said).Thread;

        thread.ReplyAddress.ShouldBeNull();
        thread.ReplyUntil.ShouldBeNull();
    }

    [Fact]
    public async Task A_message_sent_again_is_the_same_event()
    {
        await using var inbox = await Inbox.OpenAsync();
        var said = inbox.Emulator.Speech.Text("manager4220", null, "hi");

        var first = inbox.Hear(said);
        inbox.Clock.Move(TimeSpan.FromSeconds(30));
        var again = inbox.Hear(said);

        again.Id.ShouldBe(first.Id);
        again.Id.ShouldBe((string?)said["msgId"]);
    }

    [Fact]
    public async Task An_id_of_any_length_fits()
    {
        await using var inbox = await Inbox.OpenAsync();
        var said = inbox.Emulator.Speech.Text("manager4220", null, "hi");
        said["msgId"] = new string('m', 5_000);

        inbox.Hear(said).Id.Length.ShouldBeLessThanOrEqualTo(200);
        inbox.Hear(said).Id.ShouldBe(inbox.Hear((JsonObject)said.DeepClone()).Id);
    }
}
