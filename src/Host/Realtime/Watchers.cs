using System.Collections.Concurrent;
using Switchboard.Registry;
using Switchboard.Tenancy;

namespace Switchboard.Host.Realtime;

/// <summary>Which of this host's sockets watch lists, and what those who do not see everything see. What nobody watches here need not be read from the database.</summary>
internal sealed class Watchers
{
    private readonly ConcurrentDictionary<string, TenantId> _sockets = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<TenantId, int> _counts = new();
    private readonly ConcurrentDictionary<string, (TenantId Tenant, InboxScope Limits)> _limited = new(StringComparer.Ordinal);

    public void Add(string socket, TenantId tenant)
    {
        if (_sockets.TryAdd(socket, tenant))
            _counts.AddOrUpdate(tenant, 1, static (_, n) => n + 1);
    }

    public void Limit(string socket, TenantId tenant, InboxScope limits) => _limited[socket] = (tenant, limits);

    public void Remove(string socket)
    {
        _limited.TryRemove(socket, out _);
        if (_sockets.TryRemove(socket, out var tenant))
            _counts.AddOrUpdate(tenant, 0, static (_, n) => n - 1);
    }

    public bool Any(TenantId tenant) => _counts.GetValueOrDefault(tenant) > 0;

    /// <summary>What sockets of a tenant are limited to, each once.</summary>
    public IReadOnlyList<InboxScope> Limits(TenantId tenant) =>
        _limited.IsEmpty ? [] : [.. _limited.Values.Where(l => l.Tenant == tenant).Select(l => l.Limits).DistinctBy(l => l.Key, StringComparer.Ordinal)];
}
