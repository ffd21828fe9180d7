using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Switchboard.Desk.Conversations;
using Switchboard.Tenancy.Isolation;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Conversations;

public sealed class SnoozeTests(Deployment deployment)
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_snoozed_conversation_wakes_by_itself_when_its_time_has_come()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (_, conversation) = await tenant.TakenAsync(_ct);
        await SnoozeAsync(tenant, conversation);
        (await tenant.ShowAsync(conversation, _ct)).Text("status").ShouldBe("snoozed");

        await PassAsync(tenant);

        var woken = await Acts.UntilAsync(() => tenant.ShowAsync(conversation, _ct), c => c.Text("status") == "open", _ct);
        (woken.Text("status"), woken.GetProperty("snoozedUntil").ValueKind).ShouldBe(("open", JsonValueKind.Null));
        woken.GetProperty("assigneeId").GetGuid().ShouldBe(tenant.Agent.MemberId);
    }

    [Fact]
    public async Task However_many_nodes_look_each_conversation_wakes_once()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        for (var i = 0; i < 6; i++)
            await SnoozeAsync(tenant, (await tenant.TakenAsync(_ct)).Conversation);
        await PassAsync(tenant);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            await using var scope = deployment.Services.GetRequiredService<PlatformScope>().Enter(tenant.Tenant);
            return await scope.ServiceProvider.GetRequiredService<WakeSnoozed>().RunAsync(_ct);
        }, _ct)));

        // The host's own clock may hold some for a moment; whoever it was, each woke once.
        var open = await Acts.UntilAsync(() => CountAsync(tenant, "conversations where status = 'open' and"), n => n == 6, _ct);
        open.ShouldBe(6);
        (await CountAsync(tenant, "messages where event->>'reason' = 'snooze-over' and")).ShouldBe(6);
    }

    [Fact]
    public async Task What_the_customer_writes_wakes_it_and_the_clock_has_nothing_left_to_do()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (visitor, conversation) = await tenant.TakenAsync(_ct);
        await SnoozeAsync(tenant, conversation);

        await visitor.SayAsync("Still there?", _ct);

        var woken = await tenant.ShowAsync(conversation, _ct);
        (woken.Text("status"), woken.GetProperty("snoozedUntil").ValueKind).ShouldBe(("open", JsonValueKind.Null));
        (await CountAsync(tenant, "messages where event->>'reason' = 'snooze-over' and")).ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_nobody_has_taken_wakes_at_their_place_in_the_queue()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (first, conversation) = await tenant.ConversationAsync(_ct);
        await first.Api.PostAsync("/widget/handover", new { }, _ct);
        await SnoozeAsync(tenant, conversation);
        var (second, _) = await tenant.ConversationAsync(_ct);
        await second.Api.PostAsync("/widget/handover", new { }, _ct);

        await first.SayAsync("Me again", _ct);

        (await PositionAsync(first), await PositionAsync(second)).ShouldBe((1, 2));
    }

    private async Task<int> PositionAsync(VisitorClient visitor) =>
        (await visitor.Api.GetAsync("/widget/messages?after=0", _ct)).GetProperty("conversation").GetProperty("queuePosition").GetInt32();

    private Task SnoozeAsync(TestTenant tenant, Guid conversation) =>
        tenant.Agent.PostAsync($"/conversations/{conversation}/snooze", new { until = TimeProvider.System.GetUtcNow().AddHours(1) }, _ct);

    /// <summary>The hour passes.</summary>
    private Task PassAsync(TestTenant tenant) =>
        deployment.Owner.RunAsync("update desk.conversations set snoozed_until = now() - interval '1 second' where tenant_id = $1 and status = 'snoozed'", _ct, tenant.Id.Value);

    private Task<long> CountAsync(TestTenant tenant, string which) =>
        deployment.Owner.ScalarAsync<long>($"select count(*) from desk.{which} tenant_id = $1", _ct, tenant.Id.Value);
}
