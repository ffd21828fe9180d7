using System.Collections.Concurrent;
using Npgsql;

namespace Switchboard.Tenancy;

/// <summary>Finds tenants. Answers are remembered for half a minute, which bounds how long a suspension takes to be felt.</summary>
public sealed class TenantCatalog(CatalogDataSource catalog, TimeProvider clock)
{
    private const string Columns = "select id, slug, name, placement, database_name, active, second_factor_required, time_zone, language from catalog.tenants";
    private static readonly TimeSpan Remember = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<TenantId, (Tenant Tenant, DateTimeOffset Until)> _known = new();

    public async ValueTask<Tenant?> FindAsync(TenantId id, CancellationToken ct)
    {
        if (_known.TryGetValue(id, out var known) && known.Until > clock.GetUtcNow())
            return known.Tenant;
        return await ReadOneAsync(Columns + " where id = $1", id.Value, ct);
    }

    public Task<Tenant?> FindBySlugAsync(string slug, CancellationToken ct) => ReadOneAsync(Columns + " where slug = $1", slug, ct);

    /// <summary>Decides whether a tenant's people need a second factor; this process knows it at once, others within half a minute.</summary>
    public async Task RequireSecondFactorAsync(Tenant tenant, bool required, CancellationToken ct)
    {
        await using var command = catalog.Source.CreateCommand("update catalog.tenants set second_factor_required = $2 where id = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = tenant.Id.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = required });
        await command.ExecuteNonQueryAsync(ct);
        Remembered(tenant with { SecondFactorRequired = required });
    }

    /// <summary>Every active tenant: for <see cref="Isolation.PlatformScope"/> and the operator's command line.</summary>
    internal async Task<IReadOnlyList<Tenant>> ListActiveAsync(CancellationToken ct)
    {
        await using var command = catalog.Source.CreateCommand(Columns + " where active order by id");
        await using var reader = await command.ExecuteReaderAsync(ct);
        var tenants = new List<Tenant>();
        while (await reader.ReadAsync(ct))
            tenants.Add(Remembered(Read(reader)));
        return tenants;
    }

    private async Task<Tenant?> ReadOneAsync(string sql, object key, CancellationToken ct)
    {
        await using var command = catalog.Source.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter { Value = key });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? Remembered(Read(reader)) : null;
    }

    private Tenant Remembered(Tenant tenant)
    {
        _known[tenant.Id] = (tenant, clock.GetUtcNow() + Remember);
        return tenant;
    }

    private static Tenant Read(NpgsqlDataReader row) => new(
        new TenantId(row.GetGuid(0)),
        row.GetString(1),
        row.GetString(2),
        row.GetString(3) == "dedicated" ? Placement.Dedicated : Placement.Shared,
        row.IsDBNull(4) ? null : row.GetString(4),
        row.GetBoolean(5)) { SecondFactorRequired = row.GetBoolean(6), TimeZone = row.GetString(7), Language = row.GetString(8) };
}
