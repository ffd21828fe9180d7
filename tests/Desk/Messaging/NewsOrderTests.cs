using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Messaging;

public sealed class NewsOrderTests(Deployment deployment)
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task News_of_a_conversation_come_in_its_order_whichever_end_writes()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (visitor, conversation) = await tenant.TakenAsync(_ct);
        await using var agent = await HubSocket.ConnectAgentAsync(tenant.Agent, _ct);
        await agent.CallAsync("Open", _ct, conversation, 0);

        var customer = Enumerable.Range(0, 60).Select(i => visitor.SayAsync($"Question {i}", _ct));
        var answers = Enumerable.Range(0, 60).Select(i => tenant.ReplyAsync(conversation, $"Answer {i}", _ct));
        await Task.WhenAll(customer.Concat(answers));
        await visitor.SayAsync("The end", _ct);
        await agent.HearAsync("message", _ct, m => m.GetProperty("text").GetString() == "The end");

        var heard = agent.Everything.Where(e => e.Name == "message").Select(e => e.Payload.GetProperty("seq").GetInt32()).ToList();
        heard.Count.ShouldBeGreaterThanOrEqualTo(121);
        heard.ShouldBe(heard.Order());
    }
}
