using System.Text.Json.Nodes;
using Switchboard.Emulators.WeCom;
using Switchboard.Plugins.Contract;

namespace Switchboard.WeCom.Tests.CustomerService;

public sealed class MessagePullTests : IAsyncLifetime
{
    private readonly MovingClock _clock = new();
    private readonly WeComDesk _desk;

    public MessagePullTests() => _desk = new WeComDesk(new EmulatedAccount { Clock = _clock }, "kf");

    public ValueTask InitializeAsync() => _desk.InitializeAsync();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Two_and_a_half_thousand_messages_come_over_several_pages_in_order_and_once()
    {
        Write(0, 2_500);
        _desk.Platform.Service.AnswerEmptyPage();

        var (events, cursor, pages) = await PullAllAsync(null, _desk.Platform.Service.NewToken());

        events.Select(e => ((ChannelEvent.Message)e).Text).ShouldBe(Enumerable.Range(0, 2_500).Select(i => $"message {i}"));
        events.Select(e => e.Id).Distinct().Count().ShouldBe(2_500);
        pages.ShouldBe(4);
        cursor.ShouldBe("cursor-2500");
    }

    [Fact]
    public async Task The_next_pull_goes_on_where_the_last_one_ended()
    {
        Write(0, 3);
        var (_, cursor, _) = await PullAllAsync(null, null);
        Write(3, 2);

        var (events, _, _) = await PullAllAsync(cursor, null);

        events.Select(e => ((ChannelEvent.Message)e).Text).ShouldBe(["message 3", "message 4"]);
    }

    [Fact]
    public async Task A_pull_with_the_old_cursor_brings_the_same_ids_again()
    {
        Write(0, 10);

        var (first, _, _) = await PullAllAsync(null, null);
        var (second, _, _) = await PullAllAsync(null, null);

        second.Select(e => e.Id).ShouldBe(first.Select(e => e.Id));
    }

    [Fact]
    public async Task Nothing_new_keeps_the_cursor()
    {
        Write(0, 1);
        var (_, cursor, _) = await PullAllAsync(null, null);

        var pulled = await PullAsync(cursor, null);

        (pulled.Cursor, pulled.More, pulled.Events.Count).ShouldBe((cursor, false, 0));
    }

    [Fact]
    public async Task A_token_that_has_ended_is_left_out()
    {
        Write(0, 1);
        var token = _desk.Platform.Service.NewToken();
        _clock.Move(TimeSpan.FromMinutes(10));

        (await PullAsync(null, token)).Events.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_platform_that_does_not_answer_is_asked_again_by_the_host()
    {
        _desk.Platform.Faults.Answer("kf/sync_msg", 45009);

        (await Should.ThrowAsync<HttpRequestException>(() => PullAsync("cursor-0", null))).Message.ShouldContain("45009");
    }

    [Fact]
    public async Task What_a_customer_writes_on_the_page_reaches_us()
    {
        await _desk.Platform.Service.SayAsync("wm1", "在吗？");
        await _desk.Platform.Service.EnterAsync("wm2", default);

        var (events, _, _) = await PullAllAsync(null, null);

        events[0].ShouldBeOfType<ChannelEvent.Message>().Text.ShouldBe("在吗？");
        events[1].ShouldBeOfType<ChannelEvent.Entered>().ReplyCode.ShouldNotBeNull();
    }

    [Fact]
    public async Task The_platform_tells_who_a_customer_is()
    {
        (await _desk.Channel.ProfileAsync("wm1", _desk.Tools, _desk.Call, default)).ShouldBe(new ChannelProfile("微信用户 wm1", "union-wm1", null));
        (await _desk.Channel.ProfileAsync("unknown", _desk.Tools, _desk.Call, default)).ShouldBeNull();
    }

    private void Write(int from, int count)
    {
        for (var i = from; i < from + count; i++)
            _desk.Platform.Service.Add($"wm{i % 7}", 3, "text", new JsonObject { ["content"] = $"message {i}" });
    }

    private async Task<Pulled> PullAsync(string? cursor, string? token) =>
        await _desk.Channel.PullAsync(new PullRequest(_desk.Account.OpenKfId, token, cursor), _desk.Tools, _desk.Call, default);

    private async Task<(List<ChannelEvent> Events, string Cursor, int Pages)> PullAllAsync(string? cursor, string? token)
    {
        var events = new List<ChannelEvent>();
        for (var pages = 1; ; pages++)
        {
            var pulled = await PullAsync(cursor, token);
            events.AddRange(pulled.Events);
            cursor = pulled.Cursor;
            if (!pulled.More)
                return (events, cursor, pages);
        }
    }
}
