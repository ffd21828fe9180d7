using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Switchboard.Desk.Inboxes;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Turns;
using Switchboard.Tenancy;

namespace Switchboard.Desk.Channels;

/// <summary>Gives what platforms told us its effect, and fetches what they only announced.</summary>
internal sealed class IntakeDispatcher(ChannelIntake intake, PullTurns pulls, TurnTable table, ILogger<IntakeDispatcher> log)
    : BackgroundService
{
    private static readonly TurnPlan Plan = new("channel events", SideBySide: 16, Tick: TimeSpan.FromMilliseconds(250), Sweep: TimeSpan.FromSeconds(15));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var turns = table.Open(Plan, log);
        using var listening = table.WakeOn<ChannelEventsWaiting>(turns);
        await turns.RunAsync((tenant, ct) => ServeAsync(turns, tenant, ct), stoppingToken);
    }

    private async Task<DateTimeOffset?> ServeAsync(TenantTurns turns, Tenant tenant, CancellationToken ct)
    {
        var next = await intake.RunAsync(tenant, ct);
        pulls.Start(tenant, turns, ct);
        return next;
    }
}

/// <summary>Pulls beside the intake, for a slow platform must not hold up what others told.</summary>
internal sealed class PullTurns(ChannelPulls pulls, LiveInboxes inboxes, ChannelHealth health, ILogger<PullTurns> log)
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<TenantId, byte> _running = new();

    public void Start(Tenant tenant, TenantTurns turns, CancellationToken ct)
    {
        if (_running.TryAdd(tenant.Id, 0))
            _ = Task.Run(() => RunAsync(tenant, turns, ct), CancellationToken.None);
    }

    private async Task RunAsync(Tenant tenant, TenantTurns turns, CancellationToken ct)
    {
        var found = 0;
        try
        {
            foreach (var (id, source) in await pulls.DueAsync(tenant, ct))
            {
                if (await inboxes.FindAsync(tenant.Id, id, ct) is not { } inbox)
                    continue;
                found++;
                if (await pulls.PullAsync(tenant, inbox, source, ct) is not { } failed)
                    continue;
                turns.WakeAt(tenant.Id, failed.NextTryAt);
                await health.ComplainAsync(tenant, id, "pull-failed", failed.Why, ct);
            }
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogWarning("Pulls of tenant {Tenant} could not be done: {Fault}", tenant.Id, e.GetType().Name);
        }
        catch (OperationCanceledException)
        {
            // The host ends; the row is still due.
        }
        finally
        {
            _running.TryRemove(tenant.Id, out _);
        }

        if (found > 0)
            turns.Wake(tenant.Id);
    }
}
