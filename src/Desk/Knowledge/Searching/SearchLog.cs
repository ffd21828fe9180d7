using Npgsql;
using Switchboard.Desk.Storage;
using Switchboard.Tenancy;

namespace Switchboard.Desk.Knowledge.Searching;

/// <summary>Remembers what was searched for: each wording once, counted. It is forgotten half a year after it was last asked.</summary>
internal static class SearchLog
{
    /// <summary>Below it, what was found has little of what the question is about.</summary>
    private const double FairShare = 0.4;

    private static readonly TimeSpan Retention = TimeSpan.FromDays(180);

    private const string Count = """
        insert into desk.knowledge_queries as q (tenant_id, id, language, query, asked, found, answered, first_asked_at, last_asked_at) values ($1, $2, $3, $4, $8, $5, $6, $7, $7)
        on conflict (tenant_id, language, query) do update set asked = q.asked + $8, found = $5, answered = $6, last_asked_at = greatest(q.last_asked_at, $7)
        returning id
        """;

    private const string Forget = """
        delete from desk.knowledge_queries where tenant_id = $1 and id in (
          select id from desk.knowledge_queries where tenant_id = $1 and last_asked_at < $2 order by last_asked_at limit 20)
        """;

    internal static async Task<KnowledgeQueryId> KeepAsync(NpgsqlConnection connection, TenantId tenant, string masked, int asked, List<ArticleHit> hits, DateTimeOffset now, CancellationToken ct)
    {
        var language = masked.Any(c => c is >= '\u3400' and <= '\u9fff') ? "zh-CN" : "en";
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(Count, tenant.Value, Guid.CreateVersion7(now), language, masked, hits.Count, hits.Exists(h => h.Coverage >= FairShare), now, asked);
        batch.Add(Forget, tenant.Value, now - Retention);
        await using var row = await batch.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return new KnowledgeQueryId(row.GetGuid(0));
    }
}
