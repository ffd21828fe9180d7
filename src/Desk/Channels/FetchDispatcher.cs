using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Turns;

namespace Switchboard.Desk.Channels;

/// <summary>Fetches from platforms what their events only named: files, and who somebody is.</summary>
internal sealed class FetchDispatcher(FetchErrands errands, TurnTable table, ILogger<FetchDispatcher> log) : BackgroundService
{
    private const int MostPerTenant = 4;
    private static readonly TurnPlan Plan = new("channel fetches", SideBySide: 8, Tick: TimeSpan.FromMilliseconds(250), Sweep: TimeSpan.FromSeconds(15));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var turns = table.Open(Plan, log);
        var running = new TenantErrands(turns, MostPerTenant);
        using var listening = table.WakeOn<FetchesWaiting>(turns);
        await turns.RunAsync((tenant, ct) => errands.StartAsync(running, tenant, ct), stoppingToken);
    }
}
