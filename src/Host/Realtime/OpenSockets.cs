using System.Collections.Concurrent;
using Switchboard.Tenancy;

namespace Switchboard.Host.Realtime;

/// <summary>A connection of a hub that stays open between calls.</summary>
/// <param name="Tenant">Whose it is.</param>
/// <param name="Stands">Whether whoever opened it may still have it.</param>
/// <param name="Abort">Ends it at once.</param>
internal sealed record OpenSocket(TenantId Tenant, Func<CancellationToken, ValueTask<bool>> Stands, Action Abort);

/// <summary>This host's hub connections, for whoever looks whether they may still be there.</summary>
internal sealed class OpenSockets
{
    private readonly ConcurrentDictionary<string, OpenSocket> _sockets = new(StringComparer.Ordinal);

    public void Add(string connection, OpenSocket socket) => _sockets[connection] = socket;

    public void Remove(string connection) => _sockets.TryRemove(connection, out _);

    /// <param name="tenant">Whose; null for everybody's.</param>
    /// <param name="ct">Stops it.</param>
    public async Task CheckAsync(TenantId? tenant, CancellationToken ct)
    {
        foreach (var socket in _sockets.Values)
        {
            if ((tenant is null || socket.Tenant == tenant) && !await socket.Stands(ct))
                socket.Abort();
        }
    }
}
