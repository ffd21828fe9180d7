using System.Collections.Concurrent;
using Switchboard.Tenancy;

namespace Switchboard.Host.Realtime;

/// <summary>Which of this host's sockets watch lists. What nobody watches here need not be read from the database.</summary>
internal sealed class Watchers
{
    private readonly ConcurrentDictionary<string, TenantId> _sockets = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<TenantId, int> _counts = new();

    public void Add(string socket, TenantId tenant)
    {
        if (_sockets.TryAdd(socket, tenant))
            _counts.AddOrUpdate(tenant, 1, static (_, n) => n + 1);
    }

    public void Remove(string socket)
    {
        if (_sockets.TryRemove(socket, out var tenant))
            _counts.AddOrUpdate(tenant, 0, static (_, n) => n - 1);
    }

    public bool Any(TenantId tenant) => _counts.GetValueOrDefault(tenant) > 0;
}
