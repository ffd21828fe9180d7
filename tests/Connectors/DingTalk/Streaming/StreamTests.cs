using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Switchboard.Emulators.DingTalk;
using Switchboard.Plugins.Contract;

namespace Switchboard.DingTalk.Tests.Streaming;

public sealed class StreamTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly Organisation Impatient = new() { AcknowledgedWithin = TimeSpan.FromMilliseconds(300) };

    [Theory]
    [InlineData(null, false)]
    [InlineData("stream", true)]
    [InlineData("webhook", false)]
    public async Task An_inbox_streams_only_where_it_asks_for_it(string? receive, bool streams)
    {
        await using var inbox = await Inbox.OpenAsync(receive: receive ?? "");

        inbox.Channel.Streams(inbox.Call).ShouldBe(streams);
    }

    [Fact]
    public async Task A_message_is_acknowledged_after_it_is_stored()
    {
        await using var inbox = await Inbox.OpenAsync(receive: "stream");
        var stored = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var line = await Line.OpenAsync(inbox, async _ => await stored.Task);
        var said = inbox.Emulator.Speech.Text("manager4220", null, "你好");

        var pushed = inbox.Emulator.Stream.PushMessageAsync(said);
        await Until(() => !line.Heard.IsEmpty);
        await Task.Delay(100, TestContext.Current.CancellationToken);
        inbox.Emulator.Stream.Heard.ShouldBeEmpty();
        stored.SetResult(true);
        var acknowledgement = await pushed.WaitAsync(Patience, TestContext.Current.CancellationToken);

        acknowledgement.ToJsonString().ShouldBe("""{"code":200,"message":"OK","headers":{"messageId":"frame-1","contentType":"application/json"},"data":"{\u0022response\u0022:null}"}""");
        line.Heard.ShouldHaveSingleItem().ShouldBeOfType<ChannelEvent.Message>().Text.ShouldBe("你好");
        inbox.Emulator.Stream.Subscriptions!.ToJsonString().ShouldBe("""[{"type":"EVENT","topic":"*"},{"type":"CALLBACK","topic":"/v1.0/im/bot/messages/get"}]""");
    }

    [Fact]
    public async Task The_same_message_has_one_id_over_both_ways()
    {
        await using var inbox = await Inbox.OpenAsync(receive: "stream");
        await using var line = await Line.OpenAsync(inbox, _ => Task.FromResult(true));
        var said = inbox.Emulator.Speech.Text("manager4220", null, "你好");

        await inbox.Emulator.Stream.PushMessageAsync((JsonObject)said.DeepClone()).WaitAsync(Patience, TestContext.Current.CancellationToken);

        line.Heard.ShouldHaveSingleItem().ShouldBe(inbox.Hear(said) with { Media = ((ChannelEvent.Message)line.Heard.Single()).Media });
    }

    [Fact]
    public async Task An_event_that_was_not_stored_is_wanted_later_and_comes_with_the_same_id()
    {
        await using var inbox = await Inbox.OpenAsync(Impatient, "stream");
        var tries = 0;
        await using var line = await Line.OpenAsync(inbox, _ => Task.FromResult(Interlocked.Increment(ref tries) > 1));

        var acknowledgement = await inbox.Emulator.Stream.PushEventAsync("chat_add_member", "event-77", new JsonObject { ["chatId"] = "1" }, 10).WaitAsync(Patience, TestContext.Current.CancellationToken);

        ((string)acknowledgement["data"]!).ShouldContain("SUCCESS");
        ((string)inbox.Emulator.Stream.Heard.First()["data"]!).ShouldContain("LATER");
        line.Heard.Select(e => e.Id).ShouldBe(["event-77", "event-77"]);
        line.Heard.First().ShouldBeOfType<ChannelEvent.Notice>().What.ShouldBe("chat_add_member");
    }

    [Fact]
    public async Task A_message_that_was_not_stored_is_not_acknowledged_and_comes_with_the_same_id()
    {
        await using var inbox = await Inbox.OpenAsync(Impatient, "stream");
        var tries = 0;
        await using var line = await Line.OpenAsync(inbox, _ => Task.FromResult(Interlocked.Increment(ref tries) > 1));

        await inbox.Emulator.Stream.PushMessageAsync(inbox.Emulator.Speech.Text("manager4220", null, "hi"), 10).WaitAsync(Patience, TestContext.Current.CancellationToken);

        inbox.Emulator.Stream.Heard.Count.ShouldBe(1);
        line.Heard.Select(e => e.Id).Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
        line.Heard.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Pings_are_answered_while_an_event_waits_to_be_stored()
    {
        await using var inbox = await Inbox.OpenAsync(receive: "stream");
        var stored = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var line = await Line.OpenAsync(inbox, async _ => await stored.Task);
        var pushed = inbox.Emulator.Stream.PushMessageAsync(inbox.Emulator.Speech.Text("manager4220", null, "hi"));
        await Until(() => !line.Heard.IsEmpty);

        var pong = await inbox.Emulator.Stream.PingAsync().WaitAsync(Patience, TestContext.Current.CancellationToken);
        stored.SetResult(true);
        await pushed.WaitAsync(Patience, TestContext.Current.CancellationToken);

        ((string?)pong["data"]).ShouldBe("""{"opaque":"0d4b9f25"}""");
        ((int?)pong["code"]).ShouldBe(200);
    }

    [Fact]
    public async Task Events_are_stored_and_acknowledged_in_the_order_they_came()
    {
        await using var inbox = await Inbox.OpenAsync(receive: "stream");
        await using var line = await Line.OpenAsync(inbox, async _ =>
        {
            await Task.Delay(Random.Shared.Next(5));
            return true;
        });

        var pushes = new List<Task>();
        for (var i = 0; i < 50; i++)
            pushes.Add(inbox.Emulator.Stream.PushMessageAsync(inbox.Emulator.Speech.Text("manager4220", null, $"m{i}")));
        await Task.WhenAll(pushes).WaitAsync(Patience, TestContext.Current.CancellationToken);

        inbox.Emulator.Stream.Heard.Select(f => (string?)f["headers"]!["messageId"]).ShouldBe(Enumerable.Range(1, 50).Select(i => $"frame-{i}"));
        line.Heard.Count.ShouldBe(50);
    }

    [Fact]
    public async Task Before_a_connection_is_closed_the_next_is_open()
    {
        await using var inbox = await Inbox.OpenAsync(receive: "stream");
        await using var line = await Line.OpenAsync(inbox, _ => Task.FromResult(true));

        await inbox.Emulator.Stream.AnnounceDisconnectAsync();
        await inbox.Emulator.Stream.ConnectedAsync(2).WaitAsync(Patience, TestContext.Current.CancellationToken);
        await inbox.Emulator.Stream.CloseOldestAsync();
        await inbox.Emulator.Stream.PushMessageAsync(inbox.Emulator.Speech.Text("manager4220", null, "still there?")).WaitAsync(Patience, TestContext.Current.CancellationToken);

        line.Running.IsCompleted.ShouldBeFalse();
        line.Heard.ShouldHaveSingleItem();
        inbox.Emulator.Stream.Opened.ShouldBe(2);
        inbox.Emulator.Stream.Heard.ShouldNotContain(f => (string?)f["headers"]!["messageId"] == "bye");
    }

    [Fact]
    public async Task A_connection_that_the_platform_forgets_to_close_is_left()
    {
        await using var inbox = await Inbox.OpenAsync(receive: "stream");
        inbox.Clock.Hurried = true;
        await using var line = await Line.OpenAsync(inbox, _ => Task.FromResult(true));

        await inbox.Emulator.Stream.AnnounceDisconnectAsync();
        await Until(() => inbox.Emulator.Stream is { Opened: 2, Connections: 1 });
        await inbox.Emulator.Stream.PushMessageAsync(inbox.Emulator.Speech.Text("manager4220", null, "still there?")).WaitAsync(Patience, TestContext.Current.CancellationToken);

        line.Running.IsCompleted.ShouldBeFalse();
        line.Heard.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_line_on_which_nothing_comes_any_more_is_lost()
    {
        await using var inbox = await Inbox.OpenAsync(receive: "stream");
        inbox.Clock.Hurried = true;
        await using var line = await Line.OpenAsync(inbox, _ => Task.FromResult(true));

        await Should.ThrowAsync<TimeoutException>(() => line.Running.WaitAsync(Patience, TestContext.Current.CancellationToken));

        inbox.Emulator.Stream.Opened.ShouldBe(1);
    }

    [Fact]
    public async Task A_lost_connection_ends_the_call_and_the_next_call_has_a_new_ticket()
    {
        await using var inbox = await Inbox.OpenAsync(Impatient, "stream");
        var first = await Line.OpenAsync(inbox, _ => Task.FromResult(false));
        var pushed = inbox.Emulator.Stream.PushEventAsync("chat_add_member", "event-1", [], 100);
        await Until(() => !first.Heard.IsEmpty);

        inbox.Emulator.Stream.CutAll();
        await Should.ThrowAsync<WebSocketException>(() => first.Running.WaitAsync(Patience, TestContext.Current.CancellationToken));
        await using var second = Line.Start(inbox, _ => Task.FromResult(true));
        await inbox.Emulator.Stream.ConnectedAsync().WaitAsync(Patience, TestContext.Current.CancellationToken);

        inbox.Emulator.Stream.Opened.ShouldBe(2);
        _ = pushed.ContinueWith(t => t.Exception, TaskScheduler.Default);
    }

    [Fact]
    public async Task A_host_that_cannot_store_any_more_is_no_longer_listening()
    {
        await using var inbox = await Inbox.OpenAsync(Impatient, "stream");
        var line = await Line.OpenAsync(inbox, _ => throw new InvalidOperationException("no database"));

        await inbox.Emulator.Stream.SendTextAsync("""{"type":"EVENT","headers":{"messageId":"1","eventId":"e","eventType":"t","topic":"*"},"data":"{}"}""");

        (await Should.ThrowAsync<InvalidOperationException>(() => line.Running.WaitAsync(Patience, TestContext.Current.CancellationToken))).Message.ShouldBe("no database");
        inbox.Emulator.Stream.Heard.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{\"type\":\"CALLBACK\"}")]
    [InlineData("{\"type\":\"SYSTEM\",\"headers\":{\"topic\":\"CONNECTED\"}}")]
    [InlineData("{\"type\":\"CALLBACK\",\"headers\":{\"topic\":\"/v1.0/im/bot/messages/get\",\"messageId\":\"x\"},\"data\":\"{\"}")]
    [InlineData("{\"type\":\"CALLBACK\",\"headers\":{\"topic\":\"/v1.0/card/instances/callback\",\"messageId\":\"x\"},\"data\":\"{}\"}")]
    [InlineData("{\"type\":\"EVENT\",\"headers\":{\"messageId\":\"x\"},\"data\":\"{}\"}")]
    public async Task A_frame_that_cannot_be_read_does_not_end_the_connection(string frame)
    {
        await using var inbox = await Inbox.OpenAsync(receive: "stream");
        await using var line = await Line.OpenAsync(inbox, _ => Task.FromResult(true));

        await inbox.Emulator.Stream.SendTextAsync(frame);
        await inbox.Emulator.Stream.PushMessageAsync(inbox.Emulator.Speech.Text("manager4220", null, "hi")).WaitAsync(Patience, TestContext.Current.CancellationToken);

        line.Heard.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Wrong_credentials_end_the_call_without_naming_them()
    {
        await using var inbox = await Inbox.OpenAsync(receive: "stream");
        inbox.With("appSecret", "wrong-secret-value");

        var failed = await Should.ThrowAsync<Exception>(async () => await inbox.Channel.RunAsync((_, _) => new(true), inbox.Tools, inbox.Call, TestContext.Current.CancellationToken));

        failed.Message.ShouldContain("authFailed");
        failed.ToString().ShouldNotContain("wrong-secret-value");
    }

    private static async Task Until(Func<bool> met)
    {
        for (var i = 0; i < 1000 && !met(); i++)
            await Task.Delay(10);
        met().ShouldBeTrue();
    }

    /// <summary>A call of RunAsync, and what it brought.</summary>
    private sealed class Line : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();

        private Line(Inbox inbox, Func<ChannelEvent, Task<bool>> accept) =>
            Running = inbox.Channel.RunAsync(
                async (events, _) =>
                {
                    Heard.Enqueue(events.Single());
                    return await accept(events.Single());
                },
                inbox.Tools,
                inbox.Call,
                _stop.Token).AsTask();

        internal ConcurrentQueue<ChannelEvent> Heard { get; } = new();

        internal Task Running { get; }

        internal static Line Start(Inbox inbox, Func<ChannelEvent, Task<bool>> accept) => new(inbox, accept);

        internal static async Task<Line> OpenAsync(Inbox inbox, Func<ChannelEvent, Task<bool>> accept)
        {
            var line = new Line(inbox, accept);
            await await Task.WhenAny(line.Running, inbox.Emulator.Stream.ConnectedAsync().WaitAsync(Patience));
            return line;
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await Running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _stop.Dispose();
        }
    }
}
