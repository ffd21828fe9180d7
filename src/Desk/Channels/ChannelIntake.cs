using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Switchboard.Desk.Inboxes;
using Switchboard.Plugins.Contract;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Channels;

/// <summary>
/// Carries out what platforms told a tenant. One host at a time: the lock ends with its transaction, and so with its process. What somebody
/// said in one place keeps its order; different places go side by side; what changes messages comes after them.
/// </summary>
internal sealed class ChannelIntake(TenantConnections connections, ChannelEvents events, LiveInboxes inboxes, PlatformScope platform, TimeProvider clock, ILogger<ChannelIntake> log)
{
    private const int SideBySide = 8;
    private const string Lock = "select pg_try_advisory_xact_lock(hashtextextended('channel-intake' || $1::text, 0))";
    private static readonly TimeSpan Busy = TimeSpan.FromMilliseconds(500);

    /// <summary>Waits until nobody carries out what this tenant was told: for what must not happen between an event's reading and its effect.</summary>
    internal static FormattableString Wait(TenantId tenant) => $"select pg_advisory_xact_lock(hashtextextended('channel-intake' || {tenant.Value}::text, 0))";

    /// <returns>When to look again; null when nothing waits.</returns>
    public async Task<DateTimeOffset?> RunAsync(Tenant tenant, CancellationToken ct)
    {
        await using var connection = await connections.OpenAsync(tenant, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var alone = new NpgsqlCommand(Lock, connection))
        {
            alone.Parameters.Add(new NpgsqlParameter { Value = tenant.Id.Value });
            if (await alone.ExecuteScalarAsync(ct) is not true)
                return clock.GetUtcNow() + Busy;
        }

        var taken = await events.TakeAsync(connection, tenant, ct);
        if (taken.Count == 0)
        {
            await events.CleanAsync(connection, tenant, ct);
            await transaction.CommitAsync(ct);
            return await events.NextDueAsync(connection, tenant, ct);
        }

        var fates = await ApplyAsync(tenant, taken, ct);
        await ChannelEvents.FinishAsync(connection, tenant, fates, ct);
        foreach (var heard in fates.Where(f => f.Event.What is ChannelEvent.Message && f.Fate.State == "done").GroupBy(f => f.Event.Inbox))
            await ChannelEvents.WakeAsync(connection, tenant, heard.Key, [.. heard.Select(h => EventText.Clean(((ChannelEvent.Message)h.Event.What).MessageId))], ct);
        await transaction.CommitAsync(ct);
        return fates.Exists(f => f.Fate.State == "new") ? clock.GetUtcNow() + Busy : clock.GetUtcNow();
    }

    private async Task<List<(ReceivedEvent Event, EventFate Fate)>> ApplyAsync(Tenant tenant, List<ReceivedEvent> taken, CancellationToken ct)
    {
        var fates = new List<(ReceivedEvent, EventFate)>();
        var places = taken.GroupBy(PlaceOf).ToList();
        await Parallel.ForEachAsync(places.Where(p => p.Key.Thread is not null), new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = ct }, async (place, stop) =>
        {
            var fate = await ApplyInOrderAsync(tenant, place, stop);
            lock (fates)
                fates.AddRange(fate);
        });
        foreach (var rest in places.Where(p => p.Key.Thread is null))
            fates.AddRange(await ApplyInOrderAsync(tenant, rest, ct));
        return fates;
    }

    /// <summary>What cannot be carried out now holds up what was said after it in the same place.</summary>
    private async Task<List<(ReceivedEvent, EventFate)>> ApplyInOrderAsync(Tenant tenant, IGrouping<(InboxId, string? Thread), ReceivedEvent> place, CancellationToken ct)
    {
        var fates = new List<(ReceivedEvent, EventFate)>();
        foreach (var received in place)
        {
            var fate = await ApplyAsync(tenant, received, ct);
            fates.Add((received, fate));
            if (fate.State == "new" && place.Key.Thread is not null)
                break;
        }

        return fates;
    }

    private async Task<EventFate> ApplyAsync(Tenant tenant, ReceivedEvent received, CancellationToken ct)
    {
        try
        {
            if (await inboxes.FindAnyAsync(tenant.Id, received.Inbox, ct) is not { } inbox)
                return EventFate.Done(clock.GetUtcNow());
            await using var scope = platform.Enter(tenant);
            var applied = await scope.ServiceProvider.GetRequiredService<EventEffects>().ApplyAsync(tenant, inbox, received.What, ct);
            return applied ? EventFate.Done(clock.GetUtcNow()) : EventFate.Waits(received, clock.GetUtcNow());
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // The event stays; only its kind of failure is told, for its content is the customer's.
            log.LogWarning("A channel event of tenant {Tenant} could not be carried out: {Fault}", tenant.Id, e.GetType().Name);
            return EventFate.Failed(received, e.GetType().Name, clock.GetUtcNow());
        }
    }

    private static (InboxId, string? Thread) PlaceOf(ReceivedEvent received) => (received.Inbox, received.What switch
    {
        ChannelEvent.Message message => message.Thread.Id,
        ChannelEvent.Pressed pressed => pressed.Thread.Id,
        ChannelEvent.Entered entered => entered.Thread.Id,
        _ => null,
    });
}
