using System.Collections.Concurrent;
using Switchboard.Tenancy;

namespace Switchboard.Desk.Realtime;

/// <summary>What is read of a tenant seldom and asked for often: kept in memory until news say that it changed, and no longer than a time.</summary>
internal sealed class TenantMemory<TKnown>(Func<Tenant, CancellationToken, Task<TKnown>> read, TimeSpan longest, TimeProvider clock)
{
    private readonly ConcurrentDictionary<TenantId, Remembered> _known = new();
    private long _news;

    public async ValueTask<TKnown> OfAsync(Tenant tenant, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (_known.TryGetValue(tenant.Id, out var known) && known.Until > now)
            return known.What;
        foreach (var stale in _known.Where(k => k.Value.Until <= now))
            _known.TryRemove(stale);

        // Counted before it is read: news that come meanwhile count on, and what was read is not remembered.
        var news = Volatile.Read(ref _news);
        var what = await read(tenant, ct);
        _known[tenant.Id] = new Remembered(what, now + longest);
        if (Volatile.Read(ref _news) != news)
            Forget(tenant.Id);
        return what;
    }

    public void Forget(TenantId tenant)
    {
        Interlocked.Increment(ref _news);
        _known.TryRemove(tenant, out _);
    }

    private sealed record Remembered(TKnown What, DateTimeOffset Until);
}
