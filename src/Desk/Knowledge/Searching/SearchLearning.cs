using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;

namespace Switchboard.Desk.Knowledge.Searching;

/// <summary>
/// Learns from what was opened and what helped. A query that led to an article becomes a wording of it, which counts less than a written
/// one, when it helped once or was opened three times; an article keeps its best five. How often it helped moves it by a few hundredths.
/// Nobody moves an article far by clicking.
/// </summary>
internal static class SearchLearning
{
    private const int OpensThatTell = 3;
    private const int MostLearned = 5;
    private const float HelpsForAll = 20;

    internal static async Task ChooseAsync(DeskDb db, KnowledgeQueryId query, ArticleId article, bool helped, CancellationToken ct)
    {
        var (tenant, one) = (db.TenantId.Value, helped ? 1 : 0);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into desk.knowledge_choices as c (tenant_id, query_id, article_id, opened, helped) values ({tenant}, {query.Value}, {article.Value}, {1 - one}, {one})
            on conflict (tenant_id, query_id, article_id) do update set opened = c.opened + {1 - one}, helped = c.helped + {one}
            """, ct);
        await db.Database.ExecuteSqlAsync(
            $"update desk.knowledge_queries set opened = opened + {1 - one}, helped = helped + {one} where tenant_id = {tenant} and id = {query.Value}", ct);
        var version = await KnowledgeVersion.NextAsync(db, ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            with told as (
              select q.query, c.helped, c.opened from desk.knowledge_choices c join desk.knowledge_queries q on q.tenant_id = c.tenant_id and q.id = c.query_id
              where c.tenant_id = {tenant} and c.article_id = {article.Value}
            ), learned as (
              select coalesce(array_agg(query order by helped desc, opened desc, query), array[]::text[]) as queries from (
                select * from told where helped > 0 or opened >= {OpensThatTell} order by helped desc, opened desc, query limit {MostLearned}) best
            ), prior as (
              select least(1, coalesce(sum(helped), 0) / {HelpsForAll})::real as value from told
            )
            update desk.articles a set learned = learned.queries, prior = prior.value, revision = {version} from learned, prior
            where a.tenant_id = {tenant} and a.id = {article.Value} and (a.learned, a.prior) is distinct from (learned.queries, prior.value)
            """, ct);
    }
}
