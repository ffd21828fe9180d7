using System.Text.Json.Nodes;
using Switchboard.Emulators.Feishu;
using Switchboard.Plugins.Contract;

namespace Switchboard.Feishu.Tests.Sending;

public sealed class SendTests : IAsyncLifetime
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 1, 2, 3];
    private readonly HostTools _tools = new();
    private FeishuEmulator _feishu = null!;
    private Customer _customer = null!;
    private Inbox _inbox = null!;

    public async ValueTask InitializeAsync()
    {
        _feishu = await StartAsync(new FeishuApp { ChatPerSecond = 1_000, AppPerSecond = 1_000 });
        _customer = _feishu.AddCustomer("李娜");
        _inbox = new Inbox(_feishu.App, _feishu.Address);
    }

    public async ValueTask DisposeAsync()
    {
        _tools.Dispose();
        await _feishu.DisposeAsync();
    }

    [Fact]
    public async Task Words_arrive_as_they_were_written()
    {
        const string Words = "您好 😀 \"quoted\" <b>\n\\ half \ud83d";

        var sent = (await SendAsync(Message(Words))).ShouldBeOfType<SendResult.Sent>();

        var arrived = _feishu.Messages.ShouldHaveSingleItem();
        sent.MessageIds.ShouldBe([arrived.Id]);
        arrived.Type.ShouldBe("text");
        JsonNode.Parse(arrived.Content)!["text"]!.GetValue<string>().ShouldBe(Words[..^1] + '\ufffd');
    }

    [Fact]
    public async Task An_answer_hangs_on_the_message_that_it_answers()
    {
        await _feishu.SayAsync(_customer, "hi");
        var asked = _feishu.Messages[0];

        await SendAsync(Message("hello") with { ReplyTo = asked.Id });

        _feishu.Messages[^1].ParentId.ShouldBe(asked.Id);
    }

    [Fact]
    public async Task An_answer_to_what_was_taken_back_is_said_without_it()
    {
        _feishu.Fail("/open-apis/im/v1/messages/om_gone/reply", 400, 230011);

        (await SendAsync(Message("hello") with { ReplyTo = "om_gone" })).ShouldBeOfType<SendResult.Sent>();

        _feishu.Messages.ShouldHaveSingleItem().ParentId.ShouldBeNull();
    }

    [Fact]
    public async Task In_a_group_somebody_is_addressed_and_nobody_can_ring_everybody()
    {
        var group = _feishu.AddGroup("团购");

        await SendAsync(Message("see <at user_id=\"all\"></at>") with { Thread = new ChannelThread(group.Id, true), Person = _customer.OpenId });

        var text = JsonNode.Parse(_feishu.Messages[0].Content)!["text"]!.GetValue<string>();
        text.ShouldStartWith($"<at user_id=\"{_customer.OpenId}\"></at> see ");
        text.ShouldNotContain("<at user_id=\"all\"");
    }

    [Fact]
    public async Task The_same_delivery_arrives_once()
    {
        var message = Message("once") with { Files = [File("a.png", "image/png", Png)] };

        var first = (await SendAsync(message)).ShouldBeOfType<SendResult.Sent>();
        var second = (await SendAsync(message)).ShouldBeOfType<SendResult.Sent>();

        second.MessageIds.ShouldBe(first.MessageIds);
        _feishu.Messages.Count.ShouldBe(2);
        _feishu.Messages[0].Uuid.ShouldBe(message.DeliveryId.ToString());
    }

    [Theory]
    [InlineData("a.png", "image/png", "image", "image")]
    [InlineData("报价.pdf", "application/pdf", "file", "pdf")]
    [InlineData("a.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "file", "doc")]
    [InlineData("a.xls", "application/vnd.ms-excel", "file", "xls")]
    [InlineData("a.pptx", "application/octet-stream", "file", "ppt")]
    [InlineData("a.bin", "application/octet-stream", "file", "stream")]
    [InlineData("a.mp4", "video/mp4", "media", "mp4")]
    [InlineData("a.opus", "audio/ogg; codecs=opus", "audio", "opus")]
    [InlineData("a.mp3", "audio/mpeg", "file", "stream")]
    public async Task Each_file_goes_the_way_that_the_platform_has_for_it(string name, string type, string message, string upload)
    {
        (await SendAsync(Message("") with { Files = [File(name, type, Png)] })).ShouldBeOfType<SendResult.Sent>();

        var arrived = _feishu.Messages.ShouldHaveSingleItem();
        var content = JsonNode.Parse(arrived.Content)!;
        var file = _feishu.File((content["image_key"] ?? content["file_key"])!.GetValue<string>())!;
        (arrived.Type, file.Type).ShouldBe((message, upload));
        file.Bytes.ShouldBe(Png);
        if (message != "image")
            file.Name.ShouldBe(name);
    }

    [Fact]
    public async Task When_a_file_is_refused_nothing_was_said()
    {
        var result = await SendAsync(Message("look") with { Files = [File("a.png", "image/png", [1, 2, 3])] });

        result.ShouldBeOfType<SendResult.Refused>().Failure.ShouldSatisfyAllConditions(x => x.Code.ShouldBe("234011"), x => x.Reason.ShouldBe(FailureReason.File));
        (await SendAsync(Message("look") with { Files = [File("a.bin", "x/y", [])] })).ShouldBeOfType<SendResult.Refused>().Failure.Reason.ShouldBe(FailureReason.File);
        _feishu.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_card_has_buttons_whose_press_comes_back()
    {
        var delivered = new List<Callback>();
        OutboundButton[] buttons = [.. Enumerable.Range(1, 5).Select(x => new OutboundButton($"{x} ★", ChannelActions.Rate, $"{x}")), new OutboundButton("人工客服", ChannelActions.TalkToPerson, null)];

        await SendAsync(Message("您满意吗？") with { Buttons = buttons });
        var card = JsonNode.Parse(_feishu.Messages.ShouldHaveSingleItem().Content)!;
        foreach (var button in card["elements"]!.AsArray()[1]!["actions"]!.AsArray())
            delivered.Add(_inbox.Receive((await _feishu.PressAsync(_customer, _feishu.Messages[0], button!["value"]!.DeepClone())).Body));

        delivered.Select(x => (ChannelEvent.Pressed)x.Events[0]).Select(x => (x.Action, x.Value))
            .ShouldBe([("rate", "1"), ("rate", "2"), ("rate", "3"), ("rate", "4"), ("rate", "5"), ("talk-to-person", null)]);
        card["elements"]!.AsArray()[0]!["text"]!["content"]!.GetValue<string>().ShouldBe("您满意吗？");
    }

    [Theory]
    [InlineData(400, 99991400, true, FailureReason.RateLimit)]
    [InlineData(429, 99991400, true, FailureReason.RateLimit)]
    [InlineData(400, 230020, true, FailureReason.RateLimit)]
    [InlineData(400, 11232, true, FailureReason.RateLimit)]
    [InlineData(429, 4242, true, FailureReason.RateLimit)]
    [InlineData(500, 230099, false, FailureReason.Content)]
    [InlineData(500, 1, true, FailureReason.Unavailable)]
    [InlineData(503, 4242, true, FailureReason.Unavailable)]
    [InlineData(400, 230049, true, FailureReason.Unavailable)]
    [InlineData(400, 99991672, false, FailureReason.Permission)]
    [InlineData(400, 99991679, false, FailureReason.Permission)]
    [InlineData(400, 99991401, false, FailureReason.Permission)]
    [InlineData(400, 230006, false, FailureReason.Permission)]
    [InlineData(400, 230027, false, FailureReason.Permission)]
    [InlineData(400, 230002, false, FailureReason.State)]
    [InlineData(400, 230018, false, FailureReason.State)]
    [InlineData(400, 230035, false, FailureReason.State)]
    [InlineData(400, 230013, false, FailureReason.Unreachable)]
    [InlineData(400, 230029, false, FailureReason.Unreachable)]
    [InlineData(400, 230045, false, FailureReason.Unreachable)]
    [InlineData(400, 230053, false, FailureReason.Unreachable)]
    [InlineData(400, 230001, false, FailureReason.Content)]
    [InlineData(400, 230025, false, FailureReason.Content)]
    [InlineData(400, 230028, false, FailureReason.Content)]
    [InlineData(400, 230017, false, FailureReason.File)]
    [InlineData(400, 230055, false, FailureReason.File)]
    [InlineData(200, 424242, false, FailureReason.Other)]
    [InlineData(400, 424242, false, FailureReason.Other)]
    public async Task Each_refusal_is_told_with_the_platforms_own_code(int status, int code, bool later, FailureReason reason)
    {
        _feishu.Fail("/open-apis/im/v1/messages", status, code, "no", reset: later ? 7 : null);

        var result = await SendAsync(Message("customer's own words"));

        var failure = later ? result.ShouldBeOfType<SendResult.Later>().Failure : result.ShouldBeOfType<SendResult.Refused>().Failure;
        (failure.Code, failure.Reason).ShouldBe(($"{code}", reason));
        failure.Answer.ShouldNotBeNull().ShouldContain("log_id");
        failure.Answer.ShouldNotContain("own words");
        if (result is SendResult.Later wait)
            wait.After.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task Somebody_who_does_not_exist_cannot_be_reached()
    {
        var result = await SendAsync(Message("hi") with { Thread = new ChannelThread("oc_nowhere", false) });

        result.ShouldBeOfType<SendResult.Refused>().Failure.Reason.ShouldBe(FailureReason.Unreachable);
    }

    [Fact]
    public async Task A_wrong_secret_is_a_matter_of_credentials()
    {
        _inbox.Settings["appSecret"] = "wrong";

        (await SendAsync(Message("hi"))).ShouldBeOfType<SendResult.Refused>().Failure.ShouldSatisfyAllConditions(x => x.Code.ShouldBe("10014"), x => x.Reason.ShouldBe(FailureReason.Credentials));
    }

    [Theory]
    [InlineData(99991661)]
    [InlineData(99991663)]
    [InlineData(99991664)]
    public async Task An_old_token_is_forgotten_and_the_message_sent_with_a_new_one(int code)
    {
        _feishu.Fail("/open-apis/im/v1/messages", 400, code);

        (await SendAsync(Message("hi"))).ShouldBeOfType<SendResult.Sent>();

        _tools.Fetched.ShouldBe(2);
        _feishu.Fail("/open-apis/im/v1/messages", 400, code, times: 2);
        (await SendAsync(Message("again"))).ShouldBeOfType<SendResult.Later>().Failure.Reason.ShouldBe(FailureReason.Credentials);
    }

    [Fact]
    public async Task A_token_that_ends_within_a_burst_loses_nothing_and_is_fetched_once()
    {
        await SendAsync(Message("first"));
        var burst = Enumerable.Range(0, 100).Select(x => SendAsync(Message($"{x}"))).ToList();
        _feishu.RevokeTokens();
        burst.AddRange(Enumerable.Range(100, 100).Select(x => SendAsync(Message($"{x}"))));
        var results = await Task.WhenAll(burst);

        results.ShouldAllBe(x => x is SendResult.Sent);
        _feishu.Messages.Select(x => x.Content).Distinct().Count().ShouldBe(201);
        _tools.Fetched.ShouldBe(2);
    }

    [Fact]
    public async Task Too_many_to_one_chat_have_to_wait_as_long_as_the_platform_says()
    {
        _feishu.App.ChatPerSecond = 5;

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(x => SendAsync(Message($"{x}"))));

        results.OfType<SendResult.Later>().ShouldHaveSingleItem().After.ShouldBe(TimeSpan.FromSeconds(1));
    }

    private static Task<FeishuEmulator> StartAsync(FeishuApp app) => FeishuEmulator.StartAsync(app, new StillClock(Inbox.Noon));

    private static OutboundFile File(string name, string type, byte[] bytes) => new(name, type, bytes.Length, _ => new ValueTask<Stream>(new MemoryStream(bytes)));

    private OutboundMessage Message(string text) => new(
        Guid.CreateVersion7(), new ChannelThread(FeishuEmulator.PrivateChat(_customer), false), _customer.OpenId, text, [], null, null, [], Inbox.Noon, 0);

    private Task<SendResult> SendAsync(OutboundMessage message) => _inbox.Channel.SendAsync(message, _tools, _inbox.Call, TestContext.Current.CancellationToken).AsTask();
}
