using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Switchboard.Emulators.Feishu;
using Switchboard.Plugins.Contract;

namespace Switchboard.Feishu.Tests.LongConnection;

public sealed class StreamTests : IAsyncLifetime
{
    private readonly HostTools _tools = new();
    private readonly ConcurrentQueue<ChannelEvent> _stored = new();
    private readonly CancellationTokenSource _over = new(TimeSpan.FromSeconds(60));
    private FeishuEmulator _feishu = null!;
    private Inbox _inbox = null!;
    private volatile bool _storing = true;

    public async ValueTask InitializeAsync()
    {
        _feishu = await FeishuEmulator.StartAsync(new FeishuApp { LargestPart = 100, PingInterval = 1 });
        _inbox = new Inbox(_feishu.App, _feishu.Address);
        _inbox.Settings["receive"] = "longConnection";
        _inbox.Settings.Remove("botOpenId");
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _feishu.DisposeAsync();
        _tools.Dispose();
        _over.Dispose();
    }

    [Fact]
    public async Task Events_come_in_parts_and_are_acknowledged_only_when_stored()
    {
        var customer = _feishu.AddCustomer("李娜");
        var running = await ConnectAsync();

        var taken = await _feishu.SayAsync(customer, "你好");
        _storing = false;
        var lost = await _feishu.SayAsync(customer, "again");

        taken.Delivered.ShouldBeTrue();
        lost.Delivered.ShouldBeFalse();
        _stored.ShouldHaveSingleItem().ShouldBeOfType<ChannelEvent.Message>().Text.ShouldBe("你好");
        running.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_pressed_button_gets_its_toast_and_the_bot_knows_its_own_name()
    {
        var customer = _feishu.AddCustomer("李娜");
        var group = _feishu.AddGroup("团购");
        await ConnectAsync();

        var pressed = await _feishu.PressAsync(customer, new ChatMessage("om_1", "oc_1", true, "interactive", "{}", null, null, Inbox.Noon), new JsonObject { ["action"] = "rate", ["value"] = "5" });
        await _feishu.SayAsync(customer, group.Id, "text", new JsonObject { ["text"] = "@_user_1 hi" }, [new JsonObject { ["key"] = "@_user_1", ["id"] = new JsonObject { ["open_id"] = _feishu.App.BotOpenId }, ["name"] = "bot" }]);

        pressed.Answer.ShouldContain("toast");
        _stored.OfType<ChannelEvent.Message>().ShouldHaveSingleItem().Text.ShouldBe("hi");
    }

    [Fact]
    public async Task The_connection_lives_by_pings_and_returns_when_it_is_lost()
    {
        var running = await ConnectAsync();

        while (_feishu.Pings < 3)
            await Task.Delay(50, _over.Token);
        running.IsCompleted.ShouldBeFalse();
        _feishu.CutConnections();

        await Should.ThrowAsync<Exception>(() => running.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task A_wrong_secret_opens_nothing()
    {
        _inbox.Settings["appSecret"] = "wrong";

        await Should.ThrowAsync<Exception>(() => RunAsync());
        _feishu.Connections.ShouldBe(0);
    }

    [Fact]
    public void Only_an_inbox_that_asks_for_it_streams()
    {
        _inbox.Channel.Streams(_inbox.Call).ShouldBeTrue();
        _inbox.Settings["receive"] = "webhook";
        _inbox.Channel.Streams(_inbox.Call).ShouldBeFalse();
    }

    private async Task<Task> ConnectAsync()
    {
        var running = RunAsync();
        while (_feishu.Connections == 0 && !running.IsCompleted)
            await Task.Delay(20, _over.Token);
        if (running.IsCompleted)
            await running;
        return running;
    }

    private Task RunAsync() => _inbox.Channel.RunAsync(AcceptAsync, _tools, _inbox.LiveCall, _over.Token).AsTask();

    private ValueTask<bool> AcceptAsync(IReadOnlyList<ChannelEvent> events, CancellationToken ct)
    {
        if (!_storing)
            return new ValueTask<bool>(false);
        foreach (var happened in events)
            _stored.Enqueue(happened);
        return new ValueTask<bool>(true);
    }
}
