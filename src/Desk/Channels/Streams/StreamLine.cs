using Microsoft.Extensions.Logging;
using Switchboard.Desk.Inboxes;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Storage;
using Switchboard.Plugins.Contract;
using Switchboard.Tenancy;

namespace Switchboard.Desk.Channels.Streams;

/// <summary>One inbox's connections, one after the other: each opened a while after the last was lost.</summary>
internal sealed class StreamLine(ChannelCalls calls, StreamLeases leases, StreamIntake intake, ChannelHealth health, TimeProvider clock)
{
    private static readonly ChannelFailure Broken = new("connection-lost", FailureReason.Unavailable);

    public async Task RunAsync(Tenant tenant, LiveInbox inbox, CancellationToken ct)
    {
        var lost = 0;
        while (true)
        {
            var began = clock.GetTimestamp();
            var reached = await calls.HoldAsync(
                inbox, (events, stop) => intake.AcceptAsync(tenant, inbox.Id, events, stop), stop => leases.ConnectedAsync(tenant, inbox.Id, stop), ct);
            await leases.LostAsync(tenant, inbox.Id, ct);
            var failure = FailureOf(reached);
            if (failure is not null)
                await health.ComplainAsync(tenant, inbox.Id, failure.Code, Words<FailureReason>.Write(failure.Reason), ct);
            lost = clock.GetElapsedTime(began) >= StreamPause.Steady ? 1 : lost + 1;
            await Task.Delay(StreamPause.Decide(lost, failure, Random.Shared.NextDouble()), clock, ct);
        }
    }

    /// <summary>A platform that says goodbye has not failed.</summary>
    private static ChannelFailure? FailureOf(Reached<bool> reached) => reached.Fault switch
    {
        ReachFault.None => null,
        ReachFault.NotCalled => DeliveryDecision.OutOfService,
        _ => reached.Refusal ?? Broken,
    };
}

/// <summary>What comes over a connection goes the way of all that platforms tell.</summary>
internal sealed class StreamIntake(ChannelEvents events, IDeskBus bus, ILogger<StreamIntake> log)
{
    /// <returns>Whether it is stored: what is not is not acknowledged, and the platform tells it again.</returns>
    public async ValueTask<bool> AcceptAsync(Tenant tenant, InboxId inbox, IReadOnlyList<ChannelEvent> told, CancellationToken ct)
    {
        try
        {
            await events.StoreAsync(tenant, inbox, told, proof: null, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogWarning("What a platform told tenant {Tenant} over a connection could not be stored: {Fault}", tenant.Id, e.GetType().Name);
            return false;
        }

        bus.Publish(new ChannelEventsWaiting(tenant.Id));
        return true;
    }
}
