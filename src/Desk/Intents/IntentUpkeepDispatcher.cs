using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Switchboard.Desk.Turns;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Intents;

/// <summary>Looks after every tenant's models, one tenant after the other.</summary>
internal sealed class IntentUpkeepDispatcher(TurnTable table, PlatformScope platform, ILogger<IntentUpkeepDispatcher> log) : BackgroundService
{
    private static readonly TurnPlan Plan = new("intent upkeep", SideBySide: 1, Tick: TimeSpan.FromMinutes(1), Sweep: TimeSpan.FromHours(1));

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => table.Open(Plan, log).RunAsync(RunAsync, stoppingToken);

    private async Task<DateTimeOffset?> RunAsync(Tenant tenant, CancellationToken ct)
    {
        await using var scope = platform.Enter(tenant);
        await scope.ServiceProvider.GetRequiredService<IntentUpkeep>().RunAsync(ct);
        return null;
    }
}
