using Npgsql;
using Switchboard.Desk.Storage;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Metering;

/// <summary>Counts what an embedding service was asked for a tenant: texts, and the tokens that it counted itself.</summary>
internal sealed class EmbeddingUse(TenantConnections connections, TimeProvider clock)
{
    private const string Count = """
        insert into desk.usage_daily (tenant_id, day, metric, quantity) select $1, $2, x.metric, x.quantity from (values ('embedded-texts', $3), ('embedding-tokens', $4)) as x(metric, quantity) where x.quantity > 0
        on conflict (tenant_id, day, metric) do update set quantity = usage_daily.quantity + excluded.quantity
        """;

    internal async Task CountAsync(Tenant tenant, long texts, long tokens, CancellationToken ct)
    {
        await using var connection = await connections.OpenAsync(tenant, ct);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(Count, tenant.Id.Value, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), texts, tokens);
        await batch.ExecuteNonQueryAsync(ct);
    }
}
