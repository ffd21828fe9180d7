using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Turns;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Intents;

/// <summary>Trains what waits, one model at a time: tenants come up in turn, so that one with much to learn delays the others by one model.</summary>
internal sealed class TrainingDispatcher(TurnTable table, PlatformScope platform, TimeProvider clock, ILogger<TrainingDispatcher> log) : BackgroundService
{
    private static readonly TurnPlan Plan = new("intent training", SideBySide: 1, Tick: TimeSpan.FromSeconds(1), Sweep: TimeSpan.FromMinutes(1));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var turns = table.Open(Plan, log);
        using var listening = table.WakeOn<IntentTrainingWaits>(turns);
        await turns.RunAsync(TrainAsync, stoppingToken);
    }

    private async Task<DateTimeOffset?> TrainAsync(Tenant tenant, CancellationToken ct)
    {
        await using var scope = platform.Enter(tenant);
        return await scope.ServiceProvider.GetRequiredService<TrainingTurn>().RunAsync(ct) ? clock.GetUtcNow() : null;
    }
}
