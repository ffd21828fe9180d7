using System.Collections.Concurrent;
using Npgsql;

namespace Switchboard.Tenancy;

/// <summary>Finds the tenant of an inbox by the public key that a page names.</summary>
public sealed class InboxKeys(CatalogDataSource catalog)
{
    private readonly ConcurrentDictionary<string, (TenantId, Guid)> _known = new(StringComparer.Ordinal);

    public async ValueTask<(TenantId Tenant, Guid Inbox)?> FindAsync(string key, CancellationToken ct)
    {
        if (_known.TryGetValue(key, out var known))
            return known;
        await using var command = catalog.Source.CreateCommand("select tenant_id, inbox_id from catalog.inbox_keys where key = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = key });
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct))
            return null;

        // A key never moves to another inbox, so what was found once stays true.
        return _known[key] = (new TenantId(reader.GetGuid(0)), reader.GetGuid(1));
    }

    public async ValueTask AddAsync(string key, TenantId tenant, Guid inbox, CancellationToken ct)
    {
        await using var command = catalog.Source.CreateCommand("insert into catalog.inbox_keys (key, tenant_id, inbox_id) values ($1, $2, $3)");
        command.Parameters.Add(new NpgsqlParameter { Value = key });
        command.Parameters.Add(new NpgsqlParameter { Value = tenant.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = inbox });
        await command.ExecuteNonQueryAsync(ct);
    }
}
