using Switchboard.Testing;

namespace Switchboard.Isolation.Sockets;

/// <summary>A socket hears its own tenant's rooms and no other, whatever ids it names.</summary>
public sealed class ForeignRoomTests(TwoTenants tenants) : IClassFixture<TwoTenants>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_agent_opens_a_conversation_of_its_own_tenant_and_hears_the_visitor()
    {
        var (visitor, conversation) = await tenants.Ours.Tenant.ConversationAsync(Ct);
        await using var agent = await HubSocket.ConnectAgentAsync(tenants.Ours.Tenant.Agent, Ct);

        var opened = await agent.CallAsync("Open", Ct, conversation, 0);
        await visitor.SayAsync("Anybody there?", Ct);

        opened.GetProperty("conversation").GetProperty("id").GetGuid().ShouldBe(conversation);
        var heard = await agent.HearAsync("message", Ct, m => m.GetProperty("text").GetString() == "Anybody there?");
        heard.GetProperty("conversationId").GetGuid().ShouldBe(conversation);
    }

    [Fact]
    public async Task An_agent_cannot_open_another_tenants_conversation_and_hears_nothing_of_it()
    {
        await using var agent = await HubSocket.ConnectAgentAsync(tenants.Ours.Tenant.Admin, Ct);
        await using var theirAgent = await HubSocket.ConnectAgentAsync(tenants.Theirs.Tenant.Admin, Ct);
        foreach (var view in (string[])["mine", "queue", "all"])
            await agent.CallAsync("Watch", Ct, view);
        await theirAgent.CallAsync("Open", Ct, tenants.Theirs.Id("conversation"), 0);

        var toTheirs = await Should.ThrowAsync<HubRefusedException>(() => agent.CallAsync("Open", Ct, tenants.Theirs.Id("conversation"), 0));
        var toRandom = await Should.ThrowAsync<HubRefusedException>(() => agent.CallAsync("Open", Ct, Guid.CreateVersion7(), 0));
        await tenants.Theirs.Visitor.SayAsync("Only for their ears", Ct);
        await tenants.Theirs.Tenant.Admin.PostAsync($"/conversations/{tenants.Theirs.Id("conversation")}/messages", new { text = "And this", clientId = Guid.CreateVersion7().ToString() }, Ct);

        toTheirs.Message.ShouldBe(toRandom.Message);
        await theirAgent.HearAsync("message", Ct, m => m.GetProperty("text").GetString() == "And this");
        await HearOwnEchoAsync(agent);
    }

    [Fact]
    public async Task An_agents_word_about_another_tenants_conversation_reaches_nobody_there()
    {
        await using var agent = await HubSocket.ConnectAgentAsync(tenants.Ours.Tenant.Admin, Ct);
        await using var theirAgent = await HubSocket.ConnectAgentAsync(tenants.Theirs.Tenant.Admin, Ct);
        await using var theirVisitor = await tenants.Theirs.Visitor.ConnectAsync(Ct);
        await theirAgent.CallAsync("Open", Ct, tenants.Theirs.Id("conversation"), 0);

        await agent.CallAsync("Typing", Ct, tenants.Theirs.Id("conversation"));
        await Should.ThrowAsync<HubRefusedException>(() => agent.CallAsync("Read", Ct, tenants.Theirs.Id("conversation"), 1));
        await Should.ThrowAsync<HubRefusedException>(() => agent.CallAsync("Send", Ct, new { conversationId = tenants.Theirs.Id("conversation"), text = "boo", clientId = "boo" }));
        await tenants.Theirs.Tenant.Admin.PostAsync($"/conversations/{tenants.Theirs.Id("conversation")}/messages", new { text = "The end", clientId = Guid.CreateVersion7().ToString() }, Ct);

        await HearOnlyUntilTheEndAsync(theirAgent);
        await HearOnlyUntilTheEndAsync(theirVisitor);
    }

    [Fact]
    public async Task A_socket_cannot_be_opened_in_a_tenant_one_does_not_belong_to()
    {
        await Should.ThrowAsync<HubRefusedException>(async () =>
        {
            await using var agent = await HubSocket.ConnectAgentAsync(tenants.Ours.Tenant.Admin, Ct, tenants.Theirs.Tenant.Slug);
            await agent.CallAsync("Watch", Ct, "all");
        });
    }

    [Fact]
    public async Task A_visitor_resumes_no_conversation_but_its_own()
    {
        await using var visitor = await tenants.Ours.Visitor.ConnectAsync(Ct);

        var own = await visitor.CallAsync("Resume", Ct, tenants.Ours.Id("conversation"), 0);
        var theirs = await visitor.CallAsync("Resume", Ct, tenants.Theirs.Id("conversation"), 0);
        var random = await visitor.CallAsync("Resume", Ct, Guid.CreateVersion7(), 0);

        own.GetProperty("messages").GetArrayLength().ShouldBeGreaterThan(0);
        theirs.ToString().ShouldBe(random.ToString());
    }

    [Fact]
    public async Task A_visitors_socket_needs_a_visitors_token()
    {
        foreach (var token in (string[])[tenants.Ours.Tenant.ApiKey, "", "rubbish"])
        {
            await Should.ThrowAsync<HubRefusedException>(async () =>
            {
                await using var visitor = await HubSocket.ConnectVisitorAsync(tenants.Deployment.Address, token, Ct);
                await visitor.CallAsync("Resume", Ct, null, 0);
            });
        }
    }

    /// <summary>A sign of life of one's own tenant, sent last: whatever of theirs was on its way would have come before it.</summary>
    private async Task HearOwnEchoAsync(HubSocket agent)
    {
        var (_, conversation) = await tenants.Ours.Tenant.ConversationAsync(Ct);
        await agent.HearAsync("conversationsChanged", Ct, news => news.EnumerateArray().Any(c => c.GetProperty("id").GetGuid() == conversation));
        foreach (var heard in agent.Everything)
            heard.Payload.ToString().ShouldNotContain(tenants.Theirs.Id("conversation").ToString());
    }

    private async Task HearOnlyUntilTheEndAsync(HubSocket socket)
    {
        await socket.HearAsync("message", Ct, m => m.GetProperty("text").GetString() == "The end");
        foreach (var heard in socket.Everything)
        {
            heard.Name.ShouldNotBe("typing");
            heard.Payload.ToString().ShouldNotContain("boo");
        }
    }
}
