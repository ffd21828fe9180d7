using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Switchboard.Testing;

namespace Switchboard.Isolation.Inboxes;

/// <summary>Sockets hear of the inboxes that their caller sees, and of no other.</summary>
public sealed class HiddenRoomTests(HiddenInbox stage) : IClassFixture<HiddenInbox>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lists_counts_and_rooms_tell_nothing_of_a_hidden_inbox()
    {
        await using var limited = await HubSocket.ConnectAgentAsync(stage.Limited, Ct);
        await using var all = await HubSocket.ConnectAgentAsync(stage.Tenant.Supervisor, Ct);
        foreach (var view in (string[])["mine", "queue", "all"])
        {
            await limited.CallAsync("Watch", Ct, view);
            await all.CallAsync("Watch", Ct, view);
        }

        var toHidden = await Should.ThrowAsync<HubRefusedException>(() => limited.CallAsync("Open", Ct, stage.Hidden["conversation"], 0));
        var toRandom = await Should.ThrowAsync<HubRefusedException>(() => limited.CallAsync("Open", Ct, Guid.CreateVersion7(), 0));
        await all.CallAsync("Open", Ct, stage.Hidden["conversation"], 0);
        await limited.CallAsync("Typing", Ct, stage.Hidden["conversation"]);
        await stage.Visitor.SayAsync("Still no " + stage.Word, Ct);
        await stage.Tenant.Admin.PostAsync($"/conversations/{stage.Hidden["conversation"]}/assign", new { }, Ct);
        await all.HearAsync("message", Ct, m => m.GetProperty("text").GetString() == "Still no " + stage.Word);
        await all.HearAsync("conversationsChanged", Ct, c => c.GetRawText().Contains(stage.Hidden["conversation"].ToString(), StringComparison.Ordinal));
        var waiting = await all.HearAsync("queue", Ct, q => q.GetProperty("waiting").GetInt32() > 0);
        var (_, own) = await stage.Tenant.ConversationAsync(Ct);
        await stage.Tenant.Admin.PostAsync($"/conversations/{own}/handover", new { }, Ct);
        await limited.HearAsync("conversationsChanged", Ct, c => c.GetRawText().Contains(own.ToString(), StringComparison.Ordinal));
        var counted = await limited.HearAsync("queue", Ct, q => q.GetProperty("waiting").GetInt32() > 0);

        toHidden.Message.ShouldBe(toRandom.Message);
        waiting.GetProperty("waiting").GetInt32().ShouldBeGreaterThan(0);
        counted.GetProperty("waiting").GetInt32().ShouldBe((await QueueAsync(stage.Limited)).GetArrayLength());
        limited.Everything.ShouldAllBe(e => !e.Payload.GetRawText().Contains(stage.Word, StringComparison.Ordinal) && !e.Payload.GetRawText().Contains(stage.Hidden["conversation"].ToString(), StringComparison.Ordinal));
        all.Everything.ShouldNotContain(e => e.Name == "typing");
        await stage.Tenant.Admin.PostAsync($"/conversations/{stage.Hidden["conversation"]}/assign", new { memberId = stage.Tenant.Admin.MemberId }, Ct);
    }

    [Fact]
    public async Task Subscriptions_tell_nothing_of_a_hidden_inbox()
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        socket.Options.SetRequestHeader("Cookie", stage.Limited.Cookies);
        await socket.ConnectAsync(new UriBuilder(new Uri(stage.Limited.Address, "/graphql")) { Scheme = "ws" }.Uri, Ct);
        await SayAsync(socket, new { type = "connection_init" });
        await SayAsync(socket, new { type = "subscribe", id = "m", payload = new { query = "subscription { messageAdded { text conversationId } }" } });
        await SayAsync(socket, new { type = "subscribe", id = "c", payload = new { query = "subscription { conversationChanged { id lastMessageText } }" } });
        await SayAsync(socket, new { type = "ping" });
        await UntilAsync(socket, "pong");
        var (visitor, own) = await stage.Tenant.ConversationAsync(Ct);

        await stage.Visitor.SayAsync("Nobody may hear " + stage.Word, Ct);
        await stage.Tenant.Admin.PostAsync($"/conversations/{stage.Hidden["conversation"]}/messages", new { text = "Nor this " + stage.Word, clientId = Guid.CreateVersion7().ToString() }, Ct);
        await stage.Tenant.Admin.PostAsync($"/conversations/{stage.Hidden["conversation"]}/assign", new { memberId = stage.Tenant.Supervisor.MemberId }, Ct);
        await stage.Tenant.Admin.PostAsync($"/conversations/{own}/assign", new { memberId = stage.Tenant.Admin.MemberId }, Ct);
        await visitor.SayAsync("The end", Ct);
        var heard = await UntilAsync(socket, "The end", "\"id\":\"c\"");

        heard.ShouldNotContain(stage.Word);
        heard.ShouldNotContain("null");
    }

    private static async Task<JsonElement> QueueAsync(ApiClient caller) => (await caller.GetAsync("/conversations?view=queue&limit=100", Ct)).GetProperty("items");

    private static Task SayAsync(ClientWebSocket socket, object message) => socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, Ct);

    private static async Task<string> UntilAsync(ClientWebSocket socket, params string[] words)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        var buffer = new byte[64 * 1024];
        var heard = new StringBuilder();
        while (!words.All(w => heard.ToString().Contains(w, StringComparison.Ordinal)))
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), patience.Token);
            heard.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
        }

        return heard.ToString();
    }
}
