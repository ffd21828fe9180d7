using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Switchboard.Desk.Plugins;
using Switchboard.Desk.Turns;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Channels;

/// <summary>Takes what is due for a tenant and has it sent; gives up what a process was sending when it died.</summary>
internal sealed class DeliveryErrands(DeliveryQueue queue, IDeskPlugins plugins, PlatformScope platform, TimeProvider clock, ILogger<DeliveryErrands> log)
{
    private static readonly TimeSpan Busy = TimeSpan.FromMilliseconds(500);

    /// <returns>When something is due next; null when nothing waits.</returns>
    public async Task<DateTimeOffset?> StartAsync(TenantTurns turns, TenantErrands running, Tenant tenant, CancellationToken ct)
    {
        await GiveUpAbandonedAsync(tenant, ct);
        var free = running.Free(tenant.Id);
        if (free <= 0)
            return clock.GetUtcNow() + Busy;
        var (leased, next) = await queue.LeaseAsync(tenant, free, clock.GetUtcNow(), ct);
        foreach (var delivery in leased)
            running.Start(tenant.Id, () => TryAsync(turns, delivery));
        return next;
    }

    private async Task GiveUpAbandonedAsync(Tenant tenant, CancellationToken ct)
    {
        string[] idempotent = [.. plugins.List().Where(p => p.Kind == PluginKind.Channel).Select(p => p.Channel).OfType<string>().Where(c => plugins.Messaging(c) is { IdempotentSend: true })];
        var changed = await queue.GiveUpAbandonedAsync(tenant, idempotent, clock.GetUtcNow(), ct);
        if (changed.Count == 0)
            return;
        await using var scope = platform.Enter(tenant);
        var notes = scope.ServiceProvider.GetRequiredService<DeliveryNotes>();
        foreach (var conversation in changed.GroupBy(c => c.Conversation))
            await notes.TellAsync(conversation.Key, conversation.Select(c => c.Seq), ct);
    }

    private async Task TryAsync(TenantTurns turns, LeasedDelivery delivery)
    {
        try
        {
            await using var scope = platform.Enter(delivery.Tenant);
            await scope.ServiceProvider.GetRequiredService<DeliverySends>().TryAsync(delivery, CancellationToken.None);
        }
        catch (Exception e)
        {
            // Its lease runs out, and then it counts as unknown.
            log.LogWarning("A channel delivery of tenant {Tenant} was not finished: {Fault}", delivery.Tenant.Id, e.GetType().Name);
            turns.WakeAt(delivery.Tenant.Id, clock.GetUtcNow() + DeliveryQueue.LeaseTime);
        }
    }
}
