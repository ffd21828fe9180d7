using Switchboard.Emulators.WeCom;
using Switchboard.Plugins.Contract;

namespace Switchboard.WeCom.Tests.CustomerService;

public sealed class ServiceSenderTests : IAsyncLifetime
{
    private readonly MovingClock _clock = new();
    private readonly WeComDesk _desk;

    public ServiceSenderTests() => _desk = new WeComDesk(new EmulatedAccount { Clock = _clock }, "kf");

    public async ValueTask InitializeAsync()
    {
        await _desk.InitializeAsync();
        await _desk.Platform.Service.SayAsync("wm1", "hello");
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task An_answer_arrives_under_the_deliverys_own_id()
    {
        var message = _desk.Message("wm1", "您好");

        (await _desk.SendAsync(message)).ShouldBeOfType<SendResult.Sent>().MessageIds.ShouldBe([message.DeliveryId.ToString("N")]);

        Ours().ShouldHaveSingleItem().Text.ShouldBe("您好");
    }

    [Fact]
    public async Task A_second_try_does_not_arrive_twice_and_what_the_platform_has_is_sent()
    {
        var message = _desk.Message("wm1", "您好");

        var first = await _desk.SendAsync(message);
        var second = await _desk.SendAsync(message);

        Ours().Count.ShouldBe(1);
        second.ShouldBeOfType<SendResult.Sent>().MessageIds.ShouldBe(first.ShouldBeOfType<SendResult.Sent>().MessageIds);
    }

    [Fact]
    public async Task Each_part_has_an_id_that_the_platform_takes()
    {
        var message = _desk.Message("wm1", new string('长', 1500)) with { Files = [WeComDesk.File("a.png", "image/png", 100)] };

        var ids = (await _desk.SendAsync(message)).ShouldBeOfType<SendResult.Sent>().MessageIds;

        ids.Count.ShouldBe(4);
        ids.Distinct().Count().ShouldBe(4);
        ids.ShouldAllBe(id => System.Text.RegularExpressions.Regex.IsMatch(id, "^[0-9a-zA-Z_-]{1,32}$", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        Ours()[^1].Type.ShouldBe("image");
    }

    [Theory]
    [InlineData("image/png", "image")]
    [InlineData("audio/amr", "voice")]
    [InlineData("video/mp4", "video")]
    [InlineData("application/pdf", "file")]
    public async Task A_file_goes_out_as_what_it_is(string contentType, string type)
    {
        (await _desk.SendAsync(_desk.Message("wm1", "") with { Files = [WeComDesk.File("x", contentType, 50)] })).ShouldBeOfType<SendResult.Sent>();

        Ours().ShouldHaveSingleItem().Type.ShouldBe(type);
    }

    [Fact]
    public async Task Buttons_are_a_menu()
    {
        var buttons = new[] { new OutboundButton("人工客服", ChannelActions.TalkToPerson, null), new OutboundButton(new string('问', 40), ChannelActions.Ask, new string('问', 40)) };

        (await _desk.SendAsync(_desk.Message("wm1", "请选择") with { Buttons = buttons })).ShouldBeOfType<SendResult.Sent>();

        var menu = Ours().ShouldHaveSingleItem();
        menu.Type.ShouldBe("msgmenu");
        menu.Buttons.Select(b => b.Key).ShouldBe(["swb:talk-to-person", "swb:ask:" + new string('问', 40)]);
    }

    [Fact]
    public async Task A_menu_that_does_not_fit_is_numbered()
    {
        var buttons = Enumerable.Range(1, 11).Select(i => new OutboundButton($"问题{i}", ChannelActions.Ask, $"问题{i}")).ToList();

        await _desk.SendAsync(_desk.Message("wm1", "请选择") with { Buttons = buttons });

        Ours().ShouldHaveSingleItem().Text.ShouldEndWith("11. 问题11");
    }

    [Fact]
    public async Task Who_just_came_is_greeted_once()
    {
        var code = await _desk.Platform.Service.EnterAsync("wm9", default);
        var greeting = _desk.Message("wm9", "欢迎") with { ReplyCode = code, LastHeard = null };

        (await _desk.SendAsync(greeting)).ShouldBeOfType<SendResult.Sent>();
        (await _desk.SendAsync(greeting with { DeliveryId = Guid.CreateVersion7() })).ShouldBeOfType<SendResult.Refused>();

        _desk.Platform.Service.Log.Lines.Where(l => l.Person == "wm9").ShouldHaveSingleItem().Text.ShouldBe("欢迎");
    }

    [Fact]
    public async Task A_greeting_that_comes_too_late_is_refused()
    {
        var code = await _desk.Platform.Service.EnterAsync("wm9", default);
        _clock.Move(TimeSpan.FromSeconds(20));

        (await _desk.SendAsync(_desk.Message("wm9", "欢迎") with { ReplyCode = code, LastHeard = null })).ShouldBeOfType<SendResult.Refused>();
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public async Task Two_days_after_the_customer_wrote_the_window_closes(int milliseconds, bool open)
    {
        var message = _desk.Message("wm1", "您好");
        _clock.Move(TimeSpan.FromHours(48) + TimeSpan.FromMilliseconds(milliseconds));

        var result = await _desk.SendAsync(message);

        if (open)
            result.ShouldBeOfType<SendResult.Sent>();
        else
            result.ShouldBeOfType<SendResult.Refused>().Failure.ShouldBe(new ChannelFailure("95002", FailureReason.WindowOver, "not sent: more than 48 hours since the customer wrote"));
        Ours().Count.ShouldBe(open ? 1 : 0);
    }

    [Fact]
    public async Task Who_never_wrote_cannot_be_written_to() =>
        (await _desk.SendAsync(_desk.Message("wm1", "您好") with { LastHeard = null })).ShouldBeOfType<SendResult.Refused>().Failure.Reason.ShouldBe(FailureReason.WindowOver);

    [Fact]
    public async Task The_sixth_message_waits_until_the_customer_writes_again()
    {
        for (var sent = 0; sent < 5; sent++)
            (await _desk.SendAsync(_desk.Message("wm1", $"{sent}") with { SentSince = sent })).ShouldBeOfType<SendResult.Sent>();

        var sixth = (await _desk.SendAsync(_desk.Message("wm1", "6") with { SentSince = 5 })).ShouldBeOfType<SendResult.Refused>();
        var uncounted = (await _desk.SendAsync(_desk.Message("wm1", "6"))).ShouldBeOfType<SendResult.Refused>();
        await _desk.Platform.Service.SayAsync("wm1", "more");
        var again = await _desk.SendAsync(_desk.Message("wm1", "6"));

        (sixth.Failure.Code, sixth.Failure.Reason).ShouldBe(("95001", FailureReason.QuotaUsed));
        sixth.Failure.Answer!.ShouldStartWith("not sent");
        (uncounted.Failure.Code, uncounted.Failure.Reason).ShouldBe(("95001", FailureReason.QuotaUsed));
        again.ShouldBeOfType<SendResult.Sent>();
    }

    [Fact]
    public async Task A_message_of_more_parts_than_are_left_is_not_begun()
    {
        var message = _desk.Message("wm1", new string('a', 4096)) with { SentSince = 4 };

        (await _desk.SendAsync(message)).ShouldBeOfType<SendResult.Refused>().Failure.Reason.ShouldBe(FailureReason.QuotaUsed);

        Ours().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, null)]
    [InlineData(2, "95016")]
    [InlineData(3, null)]
    [InlineData(4, "95018")]
    public async Task A_chat_in_the_wrong_state_is_taken_over_where_the_platform_lets_us(int state, string? refusal)
    {
        _desk.Platform.Service.SetState("wm1", state);

        var result = await _desk.SendAsync(_desk.Message("wm1", "您好"));

        if (refusal is null)
            result.ShouldBeOfType<SendResult.Sent>();
        else
            (result.ShouldBeOfType<SendResult.Refused>().Failure is { Reason: FailureReason.State } failure && failure.Code == refusal).ShouldBeTrue();
        Ours().Count.ShouldBe(refusal is null ? 1 : 0);
    }

    [Theory]
    [InlineData("wm1")]
    [InlineData("/wm1")]
    [InlineData("wk/")]
    [InlineData("a/b/c")]
    public async Task A_thread_that_is_none_of_the_customer_services_is_refused(string thread) =>
        (await _desk.SendAsync(_desk.Message("wm1", "hello") with { Thread = new ChannelThread(thread, false) })).ShouldBeOfType<SendResult.Refused>();

    private List<ChatLine> Ours() => [.. _desk.Platform.Service.Log.Lines.Where(l => l.Ours)];
}
