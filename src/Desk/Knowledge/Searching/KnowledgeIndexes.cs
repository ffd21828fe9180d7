using System.Collections.Concurrent;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Knowledge.Searching;

/// <summary>How much memory the indexes of all tenants together may take in this process.</summary>
internal sealed record KnowledgeBudget(long Bytes)
{
    internal static KnowledgeBudget Usual { get; } = new(1L << 30);
}

/// <summary>
/// The indexes of this process, one a tenant: built when it first searches, under its own row security, and dropped when the budget is
/// needed for others who searched later. A tenant's index is built by one at a time; the others wait for it.
/// </summary>
internal sealed class KnowledgeIndexes(TenantConnections connections, KnowledgeBudget budget)
{
    private readonly ConcurrentDictionary<TenantId, Place> _places = new();
    private long _uses;

    internal async ValueTask<KnowledgeIndex> GetAsync(Tenant tenant, CancellationToken ct)
    {
        var place = PlaceOf(tenant);
        return place.Index ?? await BuildAsync(tenant, place, seen: null, ct);
    }

    /// <summary>A newer one than the one that was seen to be old.</summary>
    internal ValueTask<KnowledgeIndex> RefreshAsync(Tenant tenant, KnowledgeIndex seen, CancellationToken ct) => BuildAsync(tenant, PlaceOf(tenant), seen, ct);

    private Place PlaceOf(Tenant tenant)
    {
        var place = _places.GetOrAdd(tenant.Id, static _ => new Place());
        place.UsedAt = Interlocked.Increment(ref _uses);
        return place;
    }

    private async ValueTask<KnowledgeIndex> BuildAsync(Tenant tenant, Place place, KnowledgeIndex? seen, CancellationToken ct)
    {
        await place.Gate.WaitAsync(ct);
        try
        {
            if (place.Index is { } there && !ReferenceEquals(there, seen))
                return there;
            await using var connection = await connections.OpenAsync(tenant, ct);
            place.Index = await KnowledgeRows.ReadAsync(connection, tenant.Id.Value, seen, ct);
            Trim(place);
            return place.Index;
        }
        finally
        {
            place.Gate.Release();
        }
    }

    /// <summary>Drops what was not used for longest. Who still searches in it keeps it until then; the one just built stays, however big.</summary>
    private void Trim(Place kept)
    {
        var held = _places.Values.Where(p => p.Index is not null).OrderBy(p => p.UsedAt).ToList();
        var bytes = held.Sum(p => p.Index?.Bytes ?? 0);
        foreach (var place in held)
        {
            if (bytes <= budget.Bytes)
                return;
            if (ReferenceEquals(place, kept))
                continue;
            bytes -= place.Index?.Bytes ?? 0;
            place.Index = null;
        }
    }

    private sealed class Place
    {
        private KnowledgeIndex? _index;

        internal SemaphoreSlim Gate { get; } = new(1, 1);

        internal KnowledgeIndex? Index
        {
            get => Volatile.Read(ref _index);
            set => Volatile.Write(ref _index, value);
        }

        internal long UsedAt { get; set; }
    }
}
