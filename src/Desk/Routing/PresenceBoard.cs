using System.Collections.Concurrent;
using Switchboard.Tenancy;

namespace Switchboard.Desk.Routing;

/// <summary>Which members have a socket open to this node. What they chose to be (online, busy) stands in their row.</summary>
public sealed class PresenceBoard
{
    private readonly ConcurrentDictionary<(TenantId, MemberId), int> _sockets = new();

    /// <returns>True when this is the member's first socket.</returns>
    public bool Connected(TenantId tenant, MemberId member) => _sockets.AddOrUpdate((tenant, member), 1, (_, n) => n + 1) == 1;

    /// <returns>True when it was the member's last socket.</returns>
    public bool Disconnected(TenantId tenant, MemberId member)
    {
        var left = _sockets.AddOrUpdate((tenant, member), 0, (_, n) => Math.Max(0, n - 1));
        return left == 0 && _sockets.TryRemove(new KeyValuePair<(TenantId, MemberId), int>((tenant, member), 0));
    }

    public bool IsConnected(TenantId tenant, MemberId member) => _sockets.TryGetValue((tenant, member), out var n) && n > 0;

    public IReadOnlyList<Guid> ConnectedIn(TenantId tenant) => [.. _sockets.Where(s => s.Key.Item1 == tenant && s.Value > 0).Select(s => s.Key.Item2.Value)];

    public IReadOnlyList<TenantId> Tenants() => [.. _sockets.Where(s => s.Value > 0).Select(s => s.Key.Item1).Distinct()];
}
