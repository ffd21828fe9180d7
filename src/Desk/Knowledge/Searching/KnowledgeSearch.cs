using Npgsql;
using Switchboard.Desk.Knowledge.Vectors;
using Switchboard.Desk.Storage;
using Switchboard.Search;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Knowledge.Searching;

/// <summary>Whether a search is remembered as a question of somebody's.</summary>
internal enum Kept
{
    No,
    Yes,

    /// <summary>Only so that a choice can name it: nobody asked for it yet.</summary>
    InCase,
}

/// <summary>
/// Finds the current tenant's published articles: ranked in memory, then read by their ids in one round trip, which checks once more that
/// they are published and the tenant's, and tells whether the index is the newest. Where it is not, it is made so and asked again.
/// </summary>
/// <param name="indexes">What is ranked in.</param>
/// <param name="connections">Where articles are read.</param>
/// <param name="tenant">Whose.</param>
/// <param name="clock">The time.</param>
/// <param name="vectors">Makes the query's vector; null in a process without plugins, which searches by words: the operator's command line.</param>
internal sealed class KnowledgeSearch(KnowledgeIndexes indexes, TenantConnections connections, CurrentTenant tenant, TimeProvider clock, QueryVectors? vectors = null)
{
    private const int LongestQuery = 500;

    /// <summary>Under constant change the newest index is old when it is asked; what it found is still checked.</summary>
    private const int MostTries = 3;

    private const string Winners = """
        select a.id, a.title, a.language, a.slug, a.body from desk.articles a
        where a.tenant_id = $1 and a.id = any($2) and a.status = 'published'
        """;

    internal Task<IReadOnlyList<ArticleHit>> SearchAsync(string query, string? language, int limit, Kept kept, CancellationToken ct) => SearchAsync(query, query, language, limit, kept, ct);

    /// <param name="query">What is searched for.</param>
    /// <param name="question">The part of it that is remembered.</param>
    /// <param name="language"><c>zh-CN</c>, <c>en</c>, or null for both.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="kept">Whether it is remembered.</param>
    /// <param name="ct">Stops it.</param>
    internal async Task<IReadOnlyList<ArticleHit>> SearchAsync(string query, string question, string? language, int limit, Kept kept, CancellationToken ct)
    {
        var text = query.Length > LongestQuery ? query[..LongestQuery] : query;
        var index = await indexes.GetAsync(tenant.Tenant, ct);
        QueryVector? vector = null;
        string? asked = null;
        for (var tries = 1; ; tries++)
        {
            // Once a model, whatever comes of it: a newer index is no reason to wait again.
            if (vectors is not null && index.ModelFor(language) is { } model && model != asked)
                (vector, asked) = (await vectors.OfAsync(tenant.Tenant, QueryMask.Folded(text), model, ct), model);
            var answer = index.Search(text, language, limit, vector);
            var (version, rows) = await ReadAsync(answer, ct);
            if (version == index.Version || tries == MostTries)
                return await FinishAsync(question, answer, rows, kept, ct);
            index = await indexes.RefreshAsync(tenant.Tenant, index, ct);
        }
    }

    private async Task<(long Version, Dictionary<Guid, Row> Rows)> ReadAsync(SearchAnswer<Guid> answer, CancellationToken ct)
    {
        await using var connection = await connections.OpenAsync(tenant.Tenant, ct);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("select coalesce((select version from desk.knowledge_versions where tenant_id = $1), 0)", tenant.Id.Value);
        batch.Add(Winners, tenant.Id.Value, answer.Hits.Select(h => h.Key).ToArray());
        await using var reader = await batch.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        var version = reader.GetInt64(0);
        await reader.NextResultAsync(ct);
        var rows = new Dictionary<Guid, Row>();
        while (await reader.ReadAsync(ct))
            rows[reader.GetGuid(0)] = new Row(reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4));
        return (version, rows);
    }

    private async Task<IReadOnlyList<ArticleHit>> FinishAsync(string question, SearchAnswer<Guid> answer, Dictionary<Guid, Row> rows, Kept kept, CancellationToken ct)
    {
        var hits = answer.Hits.Where(h => rows.ContainsKey(h.Key)).Select(h => Hit(h, rows[h.Key], answer.Masses)).ToList();
        if (kept == Kept.No || QueryMask.Of(question) is not { } masked)
            return hits;
        await using var connection = await connections.OpenAsync(tenant.Tenant, ct);
        var id = await SearchLog.KeepAsync(connection, tenant.Id, masked, kept == Kept.Yes ? 1 : 0, hits, clock.GetUtcNow(), ct);
        return hits.ConvertAll(h => h with { QueryId = id });
    }

    private ArticleHit Hit(SearchHit<Guid> hit, Row row, IReadOnlyDictionary<string, float> masses)
    {
        var passage = Passages.Best(row.Body, masses);
        return new ArticleHit(
            hit.Key, row.Title, row.Language, Passages.Snippet(passage), passage, hit.Score, hit.Coverage, hit.WordingCoverage,
            $"/help/{tenant.Tenant.Slug}/{row.Slug}?language={row.Language}");
    }

    private sealed record Row(string Title, string Language, string Slug, string Body);
}
