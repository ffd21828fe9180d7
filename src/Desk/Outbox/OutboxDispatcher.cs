using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Outbox;

/// <summary>
/// Works off what was committed. One pass visits one tenant and takes a bounded share, so a tenant with a mountain of work
/// delays a quiet one by one share at most. A sweep finds what a lost signal or a crash left behind.
/// </summary>
internal sealed class OutboxDispatcher(OutboxSignal signal, PlatformScope platform, TimeProvider clock, ILogger<OutboxDispatcher> log) : BackgroundService
{
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(2);

    /// <summary>Counting and moods may come a blink later; under load one pass then serves many batches.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(100);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var sweeping = SweepAsync(stoppingToken);
        var bots = ServeAsync(signal.Bots.Reader, TimeSpan.Zero, tenant => RunAsync<BotReplies>(tenant, (b, ct) => b.RunAsync(ct), stoppingToken), stoppingToken);
        var events = ServeAsync(signal.Events.Reader, Gather, tenant => RunAsync<MessageFollowUp>(tenant, (f, ct) => f.RunAsync(ct), stoppingToken), stoppingToken);
        await Task.WhenAll(sweeping, bots, events);
    }

    private async Task ServeAsync(System.Threading.Channels.ChannelReader<Tenant> woken, TimeSpan gather, Func<Tenant, Task> work, CancellationToken ct)
    {
        while (await woken.WaitToReadAsync(ct))
        {
            if (gather > TimeSpan.Zero)
                await Task.Delay(gather, clock, ct);
            var tenants = new Dictionary<TenantId, Tenant>();
            while (woken.TryRead(out var tenant))
                tenants[tenant.Id] = tenant;
            await Parallel.ForEachAsync(tenants.Values, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = ct }, async (tenant, _) => await work(tenant));
        }
    }

    private async Task RunAsync<TWork>(Tenant tenant, Func<TWork, CancellationToken, Task<bool>> work, CancellationToken ct)
        where TWork : notnull
    {
        try
        {
            await using var scope = platform.Enter(tenant);
            var more = await work(scope.ServiceProvider.GetRequiredService<TWork>(), ct);
            if (more)
                signal.Wake(tenant);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The rows are still there; the sweep comes back to them.
            log.LogError(e, "Outbox work {Work} failed for tenant {Tenant}", typeof(TWork).Name, tenant.Id);
        }
    }

    private async Task SweepAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Sweep, clock);
        do
        {
            try
            {
                foreach (var tenant in await platform.TenantsAsync("outbox sweep: work left behind by a crash or a lost signal", ct))
                    signal.Wake(tenant);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning("The outbox sweep could not list tenants: {Reason}", e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(ct));
    }
}
