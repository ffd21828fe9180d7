using Microsoft.Extensions.DependencyInjection;
using Switchboard.Desk.Routing;
using Switchboard.Tenancy.Isolation;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Routing;

public sealed class PriorityTests(Deployment deployment)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_more_pressing_is_given_first_however_long_the_others_have_waited()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        Guid[] waiting = [await QueuedAsync(tenant, "normal"), await QueuedAsync(tenant, "low"), await QueuedAsync(tenant, "high"), await QueuedAsync(tenant, "urgent")];
        await deployment.Owner.RunAsync("update desk.members set capacity = 2, availability = 'online' where tenant_id = $1 and id = $2", Ct, tenant.Id.Value, tenant.Agent.MemberId);
        var presence = deployment.Services.GetRequiredService<PresenceBoard>();

        presence.Connected(tenant.Id, new MemberId(tenant.Agent.MemberId));
        await using (var scope = deployment.Services.GetRequiredService<PlatformScope>().Enter(tenant.Tenant))
            await scope.ServiceProvider.GetRequiredService<AssignWaiting>().RunAsync(Ct);
        presence.Disconnected(tenant.Id, new MemberId(tenant.Agent.MemberId));

        var given = await Task.WhenAll(waiting.Select(async id => (await tenant.Admin.GetAsync($"/conversations/{id}", Ct)).Text("assigneeName") is not null));
        given.ShouldBe([false, false, true, true]);
    }

    /// <summary>Nobody is there to take it yet.</summary>
    private async Task<Guid> QueuedAsync(TestTenant tenant, string priority)
    {
        var (_, conversation) = await tenant.ConversationAsync(Ct);
        await tenant.Agent.SendAsync(HttpMethod.Post, $"/conversations/{conversation}/handover", new { }, Ct);
        await deployment.Owner.RunAsync("update desk.conversations set priority = $3 where tenant_id = $1 and id = $2", Ct, tenant.Id.Value, conversation, priority);
        return conversation;
    }
}
