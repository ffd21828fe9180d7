using System.Collections.Concurrent;
using System.Security.Claims;
using Npgsql;
using Switchboard.Tenancy;

namespace Switchboard.Host.Identity.OAuth.Grants;

/// <summary>A grant that counts, with what is needed to act under it.</summary>
internal sealed record LiveGrant(Grant Grant, string ClientName, string ClientRole);

/// <summary>Which grants count, remembered for half a minute: so long may a token outlive what it belongs to, on a Host that did not end it.</summary>
internal sealed class LiveGrants(CatalogDataSource catalog, TimeProvider clock)
{
    private const int WorthSweeping = 20_000;
    private static readonly TimeSpan Remember = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<Guid, (LiveGrant? Grant, DateTimeOffset Until)> _known = new();

    internal async ValueTask<LiveGrant?> FindAsync(Guid id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (_known.TryGetValue(id, out var known) && known.Until > now)
            return known.Grant?.Grant.CountsAt(now) == true ? known.Grant : null;
        if (_known.Count > WorthSweeping)
            Sweep(now);
        var found = await ReadAsync(id, ct);
        _known[id] = (found, now + Remember);
        return found?.Grant.CountsAt(now) == true ? found : null;
    }

    /// <summary>Whether a principal's grant still counts; for what outlives the request that proved it. Who has none needs none.</summary>
    internal async ValueTask<bool> StandsAsync(ClaimsPrincipal principal, CancellationToken ct) =>
        principal.FindFirstValue(PrincipalClaims.Grant) is not { } grant || await FindAsync(Guid.Parse(grant), ct) is not null;

    internal void Forget(Guid id) => _known.TryRemove(id, out _);

    private async Task<LiveGrant?> ReadAsync(Guid id, CancellationToken ct)
    {
        await using var command = catalog.Source.CreateCommand("""
            select g.client_id, g.tenant_id, g.user_id, g.stamp, g.scopes, g.auth_time, g.ends_at, g.ended_at is not null, g.provider_id, c.name, c.role
            from catalog.oauth_grants g join catalog.oauth_clients c on c.id = g.client_id and c.removed_at is null
            where g.id = $1
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = id });
        await using var row = await command.ExecuteReaderAsync(ct);
        if (!await row.ReadAsync(ct))
            return null;
        var grant = new Grant(
            id, row.GetGuid(0), new TenantId(row.GetGuid(1)), row.IsDBNull(2) ? null : row.GetGuid(2), row.GetString(3), row.GetFieldValue<string[]>(4),
            row.IsDBNull(5) ? null : row.GetFieldValue<DateTimeOffset>(5), row.GetFieldValue<DateTimeOffset>(6), row.GetBoolean(7), row.IsDBNull(8) ? null : row.GetGuid(8));
        return new LiveGrant(grant, row.GetString(9), row.GetString(10));
    }

    private void Sweep(DateTimeOffset now)
    {
        foreach (var (id, known) in _known)
        {
            if (known.Until <= now)
                _known.TryRemove(id, out _);
        }
    }
}
