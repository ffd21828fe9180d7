using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Switchboard.Desk.Inboxes;
using Switchboard.Tenancy;

namespace Switchboard.Desk.Channels.Streams;

/// <summary>The connections that this host holds, made to agree with what it should hold.</summary>
internal sealed class HeldStreams(StreamLeases leases, LiveInboxes inboxes, StreamLine line, TimeProvider clock, ILogger<HeldStreams> log)
{
    private readonly ConcurrentDictionary<InboxId, HeldStream> _held = new();

    /// <returns>When to come again; null where this host holds nothing of the tenant's.</returns>
    public async Task<DateTimeOffset?> ServeAsync(Tenant tenant, CancellationToken ct)
    {
        var ours = await leases.HoldAsync(tenant, ct);
        foreach (var held in _held.Values.Where(h => h.Tenant.Id == tenant.Id && !ours.Contains(h.Inbox)))
            await LetGoAsync(held, ct);
        foreach (var id in ours)
            await ServeAsync(tenant, id, ct);
        return ours.Count > 0 ? clock.GetUtcNow() + StreamLeases.Renewal : null;
    }

    /// <summary>Ends all of them, for other hosts to go on at once.</summary>
    public Task StopAsync(CancellationToken ct) => Task.WhenAll(_held.Values.Select(h => LetGoAsync(h, ct)));

    /// <summary>One whose plugin is gone or switched off keeps its lease: nobody else could serve it either.</summary>
    private async Task ServeAsync(Tenant tenant, InboxId id, CancellationToken ct)
    {
        var inbox = await inboxes.FindAsync(tenant.Id, id, ct);
        if (_held.TryGetValue(id, out var held))
        {
            if (inbox is not null && held.Serves(inbox))
            {
                held.Keep();
                return;
            }

            await EndAsync(held);
            await leases.LostAsync(tenant, id, ct);
        }

        if (inbox is not null)
            _held[id] = HeldStream.Start(tenant, inbox, line, clock);
    }

    private async Task LetGoAsync(HeldStream held, CancellationToken ct)
    {
        await EndAsync(held);
        await leases.LetGoAsync(held.Tenant, held.Inbox, ct);
    }

    private async Task EndAsync(HeldStream held)
    {
        if (held.Fault is { } fault)
            log.LogWarning("A channel's connection of tenant {Tenant} could not be held: {Fault}", held.Tenant.Id, fault);
        await held.DisposeAsync();
        _held.TryRemove(held.Inbox, out _);
    }
}
