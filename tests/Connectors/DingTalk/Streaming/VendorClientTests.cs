using System.Text.Json;
using System.Text.Json.Nodes;
using Switchboard.Emulators.DingTalk;
using Switchboard.Plugins.Contract;

namespace Switchboard.DingTalk.Tests.Streaming;

/// <summary>DingTalk's own client at our emulator: what it takes and says is what we take and say.</summary>
public sealed class VendorClientTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task It_receives_and_acknowledges_as_we_do()
    {
        await using var inbox = await Inbox.OpenAsync(receive: "stream");
        var stream = inbox.Emulator.Stream;
        var said = inbox.Emulator.Speech.Text("manager4220", null, "你好 👋");
        await using var node = await ConnectedAsync(inbox.Emulator);

        var theirs = await stream.PushMessageAsync((JsonObject)said.DeepClone()).WaitAsync(Patience, TestContext.Current.CancellationToken);
        var theirEvent = await stream.PushEventAsync("chat_add_member", "event-1", []).WaitAsync(Patience, TestContext.Current.CancellationToken);
        var theirPong = await stream.PingAsync().WaitAsync(Patience, TestContext.Current.CancellationToken);
        var theirSubscriptions = stream.Subscriptions!.ToJsonString();
        var heard = await node.DoAsync("heard", []);
        await node.DoAsync("disconnect", []);
        while (stream.Connections > 0)
            await Task.Delay(10, TestContext.Current.CancellationToken);

        using var stop = new CancellationTokenSource();
        var events = new List<ChannelEvent>();
        var running = inbox.Channel.RunAsync((happened, _) => { events.AddRange(happened); return new(true); }, inbox.Tools, inbox.Call, stop.Token).AsTask();
        await stream.ConnectedAsync().WaitAsync(Patience, TestContext.Current.CancellationToken);
        var ours = await stream.PushMessageAsync((JsonObject)said.DeepClone()).WaitAsync(Patience, TestContext.Current.CancellationToken);
        var ourEvent = await stream.PushEventAsync("chat_add_member", "event-1", []).WaitAsync(Patience, TestContext.Current.CancellationToken);
        var ourPong = await stream.PingAsync().WaitAsync(Patience, TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

        Same(ours, theirs);
        Same(ourEvent, theirEvent);
        ((string?)ourPong["data"]).ShouldBe((string?)theirPong["data"]);
        ((int?)ourPong["code"]).ShouldBe((int?)theirPong["code"]);
        stream.Subscriptions!.ToJsonString().ShouldBe(theirSubscriptions);
        heard[0].GetProperty("data").GetProperty("text").GetProperty("content").GetString().ShouldBe("你好 👋");
        heard[1].GetProperty("eventType").GetString().ShouldBe(((ChannelEvent.Notice)events[1]).What);
        ((ChannelEvent.Message)events[0]).Text.ShouldBe("你好 👋");
    }

    [Fact]
    public async Task Every_field_that_it_declares_is_in_what_we_read()
    {
        await using var inbox = await Inbox.OpenAsync();
        await using var node = await NodePeer.OpenAsync(TestContext.Current.CancellationToken);
        var said = inbox.Emulator.Speech.Text("manager4220", null, "hi");

        var declared = (await node.DoAsync("shape", [])).EnumerateArray().Select(n => n.GetString()!).ToList();

        declared.Count.ShouldBeGreaterThan(10);
        declared.Except(said.Select(f => f.Key), StringComparer.Ordinal).ShouldBeEmpty();
        var bare = new JsonObject([.. said.Where(f => declared.Contains(f.Key) || f.Key == "text").Select(f => KeyValuePair.Create(f.Key, f.Value?.DeepClone()))]);
        inbox.Hear(bare).Text.ShouldBe("hi");
    }

    private static async Task<NodePeer> ConnectedAsync(DingTalkEmulator emulator)
    {
        var node = await NodePeer.OpenAsync(TestContext.Current.CancellationToken);
        var connected = await node.DoAsync("connect", new JsonObject
        {
            ["host"] = emulator.Address.GetLeftPart(UriPartial.Authority),
            ["clientId"] = emulator.Organisation.AppKey,
            ["clientSecret"] = emulator.Organisation.AppSecret,
        });
        connected.ValueKind.ShouldBe(JsonValueKind.True);
        return node;
    }

    /// <summary>The order of fields and the frame's own id aside.</summary>
    private static void Same(JsonObject ours, JsonObject theirs)
    {
        JsonNode.DeepEquals(Without(ours), Without(theirs)).ShouldBeTrue($"{ours.ToJsonString()} {theirs.ToJsonString()}");

        static JsonObject Without(JsonObject frame)
        {
            var copy = (JsonObject)frame.DeepClone();
            copy["headers"]!.AsObject().Remove("messageId");
            copy["data"] = JsonNode.Parse((string)copy["data"]!);
            return copy;
        }
    }
}
