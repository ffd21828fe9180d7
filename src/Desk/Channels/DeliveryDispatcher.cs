using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Switchboard.Desk.Plugins;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Turns;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Channels;

/// <summary>Sends what waits. Each tenant may have so many sends on their way; each that ends brings the tenant up again.</summary>
internal sealed class DeliveryDispatcher(DeliveryQueue queue, IDeskPlugins plugins, PlatformScope platform, TenantCatalog tenants, IDeskNews news, TimeProvider clock, ILogger<DeliveryDispatcher> log)
    : BackgroundService
{
    private const int MostPerTenant = 16;
    private static readonly TurnPlan Plan = new("channel deliveries", SideBySide: 8, Tick: TimeSpan.FromMilliseconds(250), Sweep: TimeSpan.FromSeconds(15));
    private static readonly TimeSpan Busy = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestSend = TimeSpan.FromSeconds(25);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var turns = new TenantTurns(platform, tenants, clock, log, Plan);
        var errands = new TenantErrands(turns, MostPerTenant);
        using var listening = news.Listen(item =>
        {
            if (item is DeliveriesWaiting waiting)
                turns.Wake(waiting.Tenant);
        });
        try
        {
            await turns.RunAsync((tenant, ct) => StartAsync(turns, errands, tenant, ct), stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is on its way is worth waiting for: cut off, nobody would know whether it arrived.
            await errands.EndedAsync().WaitAsync(LongestSend, CancellationToken.None);
        }
    }

    private async Task<DateTimeOffset?> StartAsync(TenantTurns turns, TenantErrands errands, Tenant tenant, CancellationToken ct)
    {
        await GiveUpAbandonedAsync(tenant, ct);
        var free = errands.Free(tenant.Id);
        if (free <= 0)
            return clock.GetUtcNow() + Busy;
        var (leased, next) = await queue.LeaseAsync(tenant, free, clock.GetUtcNow(), ct);
        foreach (var delivery in leased)
            errands.Start(tenant.Id, () => TryAsync(turns, delivery));
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
