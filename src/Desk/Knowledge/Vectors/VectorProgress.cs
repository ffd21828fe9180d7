using Npgsql;
using Switchboard.Desk.Storage;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Knowledge.Vectors;

/// <summary>How far a tenant's articles have vectors of its model, for its administrators.</summary>
internal sealed class VectorProgress(TenantConnections connections)
{
    private const string Counted = """
        select (select count(*)::int from desk.articles a
            join desk.article_vectors v on v.tenant_id = a.tenant_id and v.article_id = a.id and v.dims > 0
            join desk.knowledge_versions k on k.tenant_id = v.tenant_id and k.vector_model = v.model
            where a.tenant_id = $1 and a.status = 'published'),
          (select count(*)::int from desk.articles where tenant_id = $1 and status = 'published'), w.trouble, w.next_try_at
        from (select) one left join desk.article_vector_work w on w.tenant_id = $1
        """;

    internal async Task<PluginVectors> ReadAsync(Tenant tenant, CancellationToken ct)
    {
        await using var connection = await connections.OpenAsync(tenant, ct);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(Counted, tenant.Id.Value);
        await using var row = await batch.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return new PluginVectors(
            row.GetInt32(0), row.GetInt32(1), row.IsDBNull(2) ? null : row.GetString(2), row.IsDBNull(3) ? null : row.GetFieldValue<DateTimeOffset>(3));
    }
}

/// <summary>What an embedder has made of a tenant's articles.</summary>
/// <param name="Made">How many published articles have a vector of the model that is filled in.</param>
/// <param name="Of">How many published articles there are. Search goes by meaning as well from nine tenths on.</param>
/// <param name="Trouble">Why no more are being made: a status and the service's own code; null where nothing is wrong.</param>
/// <param name="NextTryAt">When it is tried again; a change of the form tries at once.</param>
public sealed record PluginVectors(int Made, int Of, string? Trouble, DateTimeOffset? NextTryAt);
