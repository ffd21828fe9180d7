using System.Collections.Concurrent;
using Npgsql;

namespace Switchboard.Tenancy.SingleSignOn;

/// <summary>Which providers count, remembered for half a minute: so long may a session outlive its provider, on a Host that did not end it.</summary>
public sealed class LiveProviders(CatalogDataSource catalog, TimeProvider clock)
{
    private static readonly TimeSpan Remember = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<Guid, (TenantId? Tenant, DateTimeOffset Until)> _known = new();

    /// <summary>Whether people of this tenant may be signed in by it.</summary>
    public async ValueTask<bool> StandsAsync(Guid provider, TenantId tenant, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (_known.TryGetValue(provider, out var known) && known.Until > now)
            return known.Tenant == tenant;
        var owner = await OwnerAsync(provider, ct);
        _known[provider] = (owner, now + Remember);
        return owner == tenant;
    }

    internal void Forget(Guid provider) => _known.TryRemove(provider, out _);

    private async Task<TenantId?> OwnerAsync(Guid provider, CancellationToken ct)
    {
        await using var command = catalog.Source.CreateCommand("select tenant_id from catalog.identity_providers where id = $1 and enabled and removed_at is null");
        command.Parameters.Add(new NpgsqlParameter { Value = provider });
        return await command.ExecuteScalarAsync(ct) is Guid id ? new TenantId(id) : null;
    }
}
