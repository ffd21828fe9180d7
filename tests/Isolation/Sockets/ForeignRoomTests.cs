using Switchboard.Testing;

namespace Switchboard.Isolation.Sockets;

/// <summary>A socket hears its own tenant's rooms and no other, whatever ids it names.</summary>
public sealed class ForeignRoomTests(Deployment deployment)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_agent_opens_a_conversation_of_its_own_tenant_and_hears_the_visitor()
    {
        var ours = await deployment.FreshTenantAsync(Ct);
        var (visitor, conversation) = await ours.ConversationAsync(Ct);
        await using var agent = await HubSocket.ConnectAgentAsync(ours.Agent, Ct);

        var opened = await agent.CallAsync("Open", Ct, conversation, 0);
        await visitor.SayAsync("Anybody there?", Ct);

        opened.GetProperty("conversation").GetProperty("id").GetGuid().ShouldBe(conversation);
        var heard = await agent.HearAsync("message", Ct, m => m.GetProperty("text").GetString() == "Anybody there?");
        heard.GetProperty("conversationId").GetGuid().ShouldBe(conversation);
    }
}
