using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Turns;

namespace Switchboard.Desk.Channels.Streams;

/// <summary>Holds the connections by which platforms are heard without a public address; of all hosts one for each inbox.</summary>
internal sealed class StreamDispatcher(HeldStreams streams, TurnTable table, TimeProvider clock, ILogger<StreamDispatcher> log) : BackgroundService
{
    private static readonly TurnPlan Plan = new("channel connections", SideBySide: 4, Tick: TimeSpan.FromMilliseconds(250), Sweep: TimeSpan.FromSeconds(15));
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var turns = table.Open(Plan, log);
        using var listening = table.WakeOn<InboxesChanged>(turns);
        try
        {
            await turns.RunAsync(streams.ServeAsync, stoppingToken);
        }
        finally
        {
            using var patience = new CancellationTokenSource(Farewell, clock);
            await streams.StopAsync(patience.Token);
        }
    }
}
