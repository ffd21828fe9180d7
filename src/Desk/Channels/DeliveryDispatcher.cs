using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Turns;

namespace Switchboard.Desk.Channels;

/// <summary>Sends what waits. Each tenant may have so many sends on their way; each that ends brings the tenant up again.</summary>
internal sealed class DeliveryDispatcher(DeliveryErrands errands, TurnTable table, ILogger<DeliveryDispatcher> log) : BackgroundService
{
    private const int MostPerTenant = 16;
    private static readonly TurnPlan Plan = new("channel deliveries", SideBySide: 8, Tick: TimeSpan.FromMilliseconds(250), Sweep: TimeSpan.FromSeconds(15));
    private static readonly TimeSpan LongestSend = TimeSpan.FromSeconds(25);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var turns = table.Open(Plan, log);
        var running = new TenantErrands(turns, MostPerTenant);
        using var listening = table.WakeOn<DeliveriesWaiting>(turns);
        try
        {
            await turns.RunAsync((tenant, ct) => errands.StartAsync(turns, running, tenant, ct), stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is on its way is worth waiting for: cut off, nobody would know whether it arrived.
            await running.EndedAsync().WaitAsync(LongestSend, CancellationToken.None);
        }
    }
}
