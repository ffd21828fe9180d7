using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Conversations;

/// <summary>Looks every few seconds for what wakes, in every tenant. Every node may run it: rows are claimed by their lock.</summary>
internal sealed class SnoozeClock(PlatformScope platform, TimeProvider clock, ILogger<SnoozeClock> log) : BackgroundService
{
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Sweep, clock);
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // Nothing is lost: however long this lasts, the first sweep after it finds everything overdue.
                log.LogWarning("Snoozed conversations could not be woken: {Reason}", e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task SweepAsync(CancellationToken ct)
    {
        foreach (var tenant in await platform.TenantsAsync("snooze: wake conversations whose time has come", ct))
        {
            await using var scope = platform.Enter(tenant);
            await scope.ServiceProvider.GetRequiredService<WakeSnoozed>().RunAsync(ct);
        }
    }
}
