using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.GraphQL;

/// <summary>Live news over graphql-transport-ws, as a signed-in person's browser hears them.</summary>
public sealed class SubscriptionTests(Deployment deployment)
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_customers_message_arrives_at_who_subscribed()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (visitor, conversation) = await tenant.ConversationAsync(_ct);
        using var socket = await OpenAsync(tenant.Agent);
        await SubscribeAsync(socket, "subscription ($id: ID!) { messageAdded(conversationId: $id) { text author { kind } } }", new { id = Asking.GlobalId("Conversation", conversation) });

        await visitor.SayAsync("Is anybody there?", _ct);

        var heard = await UntilAsync(socket, m => m.GetRawText().Contains("Is anybody there?", StringComparison.Ordinal));
        heard.GetProperty("payload").GetProperty("data").GetProperty("messageAdded").GetProperty("author").GetProperty("kind").GetString().ShouldBe("CONTACT");
    }

    [Fact]
    public async Task Another_companys_news_are_not_heard()
    {
        var (mine, theirs) = (await deployment.FreshTenantAsync(_ct), await deployment.FreshTenantAsync(_ct));
        var (visitor, _) = await mine.ConversationAsync(_ct);
        using var socket = await OpenAsync(mine.Agent);
        await SubscribeAsync(socket, "subscription { messageAdded { text } }", new { });

        var (foreign, _) = await theirs.ConversationAsync(_ct);
        await foreign.SayAsync("a foreign secret", _ct);
        await visitor.SayAsync("the last word", _ct);

        var heard = new List<string>();
        await UntilAsync(socket, m =>
        {
            heard.Add(m.GetRawText());
            return heard[^1].Contains("the last word", StringComparison.Ordinal);
        });
        heard.ShouldNotContain(h => h.Contains("foreign", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_is_deactivated_hears_no_more()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (visitor, _) = await tenant.ConversationAsync(_ct);
        using var socket = await OpenAsync(tenant.Agent);
        await SubscribeAsync(socket, "subscription { messageAdded { text } }", new { });
        await tenant.Admin.PatchAsync($"/members/{tenant.Agent.MemberId}", new { active = false }, _ct);

        await visitor.SayAsync("not for you", _ct);

        // The bot's answer to what was said before may still have come in time.
        var last = await UntilAsync(socket, m => m.GetProperty("type").GetString() is "complete" or "error" || m.GetRawText().Contains("not for you", StringComparison.Ordinal));
        last.GetProperty("type").GetString().ShouldBe("complete", last.GetRawText());
    }

    [Fact]
    public async Task A_program_says_its_key_when_it_begins()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var socket = await ConnectAsync(deployment.Address, cookies: null);

        await SayAsync(socket, new { type = "connection_init", payload = new { authorization = $"Bearer {tenant.ApiKey}" } });
        (await HearAsync(socket)).GetProperty("type").GetString().ShouldBe("connection_ack");
        await SayAsync(socket, new { type = "subscribe", id = "q", payload = new { query = "{ inboxes { nodes { name } } }" } });

        (await HearAsync(socket)).GetRawText().ShouldContain("\"name\":\"Web\"");
    }

    private async Task<ClientWebSocket> OpenAsync(ApiClient member)
    {
        var socket = await ConnectAsync(member.Address, member.Cookies);
        await SayAsync(socket, new { type = "connection_init" });
        (await HearAsync(socket)).GetProperty("type").GetString().ShouldBe("connection_ack");
        return socket;
    }

    private async Task<ClientWebSocket> ConnectAsync(Uri address, string? cookies)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        if (cookies is not null)
            socket.Options.SetRequestHeader("Cookie", cookies);
        await socket.ConnectAsync(new UriBuilder(new Uri(address, "/graphql")) { Scheme = "ws" }.Uri, _ct);
        return socket;
    }

    /// <summary>Subscribed is subscribed only once the server has read it: a ping behind it is answered after it.</summary>
    private async Task SubscribeAsync(ClientWebSocket socket, string query, object variables)
    {
        await SayAsync(socket, new { type = "subscribe", id = "s", payload = new { query, variables } });
        await SayAsync(socket, new { type = "ping" });
        (await HearAsync(socket)).GetProperty("type").GetString().ShouldBe("pong");
    }

    private Task SayAsync(ClientWebSocket socket, object message) => socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, _ct);

    private async Task<JsonElement> UntilAsync(ClientWebSocket socket, Func<JsonElement, bool> fits)
    {
        while (true)
        {
            var heard = await HearAsync(socket);
            if (fits(heard))
                return heard;
        }
    }

    private async Task<JsonElement> HearAsync(ClientWebSocket socket)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_ct);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        var buffer = new byte[16_384];
        var length = 0;
        WebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(new ArraySegment<byte>(buffer, length, buffer.Length - length), patience.Token);
            length += part.Count;
        }
        while (!part.EndOfMessage);
        return JsonElement.Parse(Encoding.UTF8.GetString(buffer, 0, length));
    }
}
