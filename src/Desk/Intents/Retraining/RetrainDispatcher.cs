using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Switchboard.Desk.Turns;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Intents.Retraining;

/// <summary>Looks at every tenant several times a night; by day a look costs a glance at the clock.</summary>
internal sealed class RetrainDispatcher(TurnTable table, PlatformScope platform, TimeProvider clock, ILogger<RetrainDispatcher> log) : BackgroundService
{
    private static readonly TurnPlan Plan = new("intent retraining", SideBySide: 1, Tick: TimeSpan.FromMinutes(1), Sweep: TimeSpan.FromMinutes(15));

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => table.Open(Plan, log).RunAsync(LookAsync, stoppingToken);

    private async Task<DateTimeOffset?> LookAsync(Tenant tenant, CancellationToken ct)
    {
        if (RetrainNight.Of(clock.GetUtcNow(), tenant.TimeZone) is null)
            return null;
        await using var scope = platform.Enter(tenant);
        await scope.ServiceProvider.GetRequiredService<RetrainTurn>().RunAsync(ct);
        return null;
    }
}
