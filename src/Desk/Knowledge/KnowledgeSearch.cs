using Npgsql;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Knowledge;

/// <summary>An article that may answer.</summary>
/// <param name="Coverage">Share, 0 to 1, of the query's weight (times inverse document frequency) that the article contains.</param>
/// <param name="TitleCoverage">The same share for its title alone.</param>
public sealed record ArticleHit(Guid ArticleId, string Title, string Language, string Snippet, string Text, double Score, double Coverage, double TitleCoverage, string Url);

/// <summary>BM25 over the current tenant's published articles: one round trip, ranked by the database.</summary>
internal sealed class KnowledgeSearch(TenantConnections connections, CurrentTenant tenant)
{
    // k1 = 1.2, b = 0.75 (Robertson and Zaragoza 2009); inverse document frequency as in Lucene, never negative.
    internal const string Sql = """
        with q as (
          select * from unnest($2::text[], $3::real[]) as q(term, weight)
        ), corpus as (
          select count(*)::float8 as n, coalesce(nullif(avg(term_count), 0), 1)::float8 as mean from desk.articles
          where tenant_id = $1 and status = 'published' and language = any($4::text[])
        ), found as materialized (
          select q.term, q.weight, (select count(*) from desk.article_terms t where t.tenant_id = $1 and t.language = any($4::text[]) and t.term = q.term) as df from q
        ), known as materialized (
          select term, weight * ln(1 + (n - df + 0.5) / (df + 0.5)) as mass from found cross join corpus
        ), whole as (
          select sum(mass) as mass, max(mass) as most, array_agg(term) as terms, array_agg(mass::real) as masses from known
        ), scored as (
          select t.article_id, sum(k.mass * t.frequency * 2.2 / (t.frequency + 0.3 + c.slope * t.length)) as score, sum(k.mass) as covered
          from known k join whole w on k.mass >= w.most / 20 cross join (select 0.9 / mean as slope from corpus) c
          join desk.article_terms t on t.tenant_id = $1 and t.language = any($4::text[]) and t.term = k.term
          group by t.article_id
          order by 2 desc limit $5
        )
        select a.id, a.title, a.language, a.slug, a.body, s.score, s.covered / nullif(w.mass, 0), w.terms, w.masses
        from scored s join desk.articles a on a.tenant_id = $1 and a.id = s.article_id cross join whole w
        order by s.score desc
        """;

    private static readonly string[] Languages = ["zh-CN", "en"];

    public async Task<IReadOnlyList<ArticleHit>> SearchAsync(string query, string? language, int limit, CancellationToken ct)
    {
        var terms = Terms.Weigh(query.Length > 500 ? query[..500] : query);
        if (terms.Count == 0)
            return [];
        await using var connection = await connections.OpenAsync(tenant.Tenant, ct);
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.Add(new NpgsqlParameter { Value = tenant.Id.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = terms.Keys.ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = terms.Values.ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = language is null ? Languages : [language] });
        command.Parameters.Add(new NpgsqlParameter { Value = limit });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var hits = new List<ArticleHit>(limit);
        var masses = new Dictionary<string, float>(terms.Count, StringComparer.Ordinal);
        while (await reader.ReadAsync(ct))
        {
            if (hits.Count == 0)
                ReadMasses(reader, masses);
            hits.Add(Read(reader, masses));
        }

        return hits;
    }

    /// <summary>What each term of the query weighs in these articles; the same in every row.</summary>
    private static void ReadMasses(NpgsqlDataReader row, Dictionary<string, float> masses)
    {
        foreach (var (term, mass) in row.GetFieldValue<string[]>(7).Zip(row.GetFieldValue<float[]>(8)))
            masses[term] = mass;
    }

    private ArticleHit Read(NpgsqlDataReader row, Dictionary<string, float> masses)
    {
        var title = row.GetString(1);
        var language = row.GetString(2);
        var passage = Passages.Best(row.GetString(4), masses);
        return new ArticleHit(
            row.GetGuid(0), title, language, Passages.Snippet(passage), passage, row.GetDouble(5), row.IsDBNull(6) ? 0 : row.GetDouble(6),
            Share(title, masses), $"/help/{tenant.Tenant.Slug}/{row.GetString(3)}?language={language}");
    }

    private static double Share(string title, Dictionary<string, float> masses)
    {
        var whole = masses.Values.Sum();
        return whole <= 0 ? 0 : Terms.Count(title).Keys.Sum(t => masses.GetValueOrDefault(t)) / whole;
    }
}
