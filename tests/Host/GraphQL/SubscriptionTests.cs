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
        using var socket = await DeskSocket.OpenAsync(tenant.Agent, _ct);
        await socket.SubscribeAsync("subscription ($id: ID!) { messageAdded(conversationId: $id) { text author { kind } } }", new { id = Asking.GlobalId("Conversation", conversation) });

        await visitor.SayAsync("Is anybody there?", _ct);

        var heard = await socket.UntilAsync(m => m.GetRawText().Contains("Is anybody there?", StringComparison.Ordinal));
        heard.GetProperty("payload").GetProperty("data").GetProperty("messageAdded").GetProperty("author").GetProperty("kind").GetString().ShouldBe("CONTACT");
    }

    [Fact]
    public async Task Another_companys_news_are_not_heard()
    {
        var (mine, theirs) = (await deployment.FreshTenantAsync(_ct), await deployment.FreshTenantAsync(_ct));
        var (visitor, _) = await mine.ConversationAsync(_ct);
        using var socket = await DeskSocket.OpenAsync(mine.Agent, _ct);
        await socket.SubscribeAsync("subscription { messageAdded { text } }", new { });

        var (foreign, _) = await theirs.ConversationAsync(_ct);
        await foreign.SayAsync("a foreign secret", _ct);
        await visitor.SayAsync("the last word", _ct);

        var heard = new List<string>();
        await socket.UntilAsync(m =>
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
        using var socket = await DeskSocket.OpenAsync(tenant.Agent, _ct);
        await socket.SubscribeAsync("subscription { messageAdded { text } }", new { });
        await tenant.Admin.PatchAsync($"/members/{tenant.Agent.MemberId}", new { active = false }, _ct);

        await visitor.SayAsync("not for you", _ct);

        // The bot's answer to what was said before may still have come in time.
        var last = await socket.UntilAsync(m => m.GetProperty("type").GetString() is "complete" or "error" || m.GetRawText().Contains("not for you", StringComparison.Ordinal));
        last.GetProperty("type").GetString().ShouldBe("complete", last.GetRawText());
    }
}
