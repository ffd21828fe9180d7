using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;

namespace Switchboard.Desk.Knowledge.Searching;

/// <summary>
/// Learns from what was opened and what helped. A query that led to an article becomes a wording of it, which counts less than a written
/// one, when a member or two visitors say that it helped, or three members or six visitors opened it; an article keeps its best five, and
/// loses one that misses as often as it helps. How often it helped moves it by a few hundredths. Everybody is heard once.
/// </summary>
internal static class SearchLearning
{
    /// <summary>What the votes for article $2 teach: its learned wordings and its prior.</summary>
    private const string Lessons = """
        with told as (
          select q.query, c.helped, c.opened, c.missed from desk.knowledge_choices c join desk.knowledge_queries q on q.tenant_id = c.tenant_id and q.id = c.query_id
          where c.tenant_id = {0} and c.article_id = {1}
        ), learned as (
          select coalesce(array_agg(query order by helped desc, opened desc, query), array[]::text[]) as queries from (
            select * from told where helped - missed >= 2 or (opened >= 6 and helped >= missed) order by helped desc, opened desc, query limit 5) best
        ), prior as (
          select greatest(-1, least(1, coalesce(sum(helped - missed), 0) / 40.0))::real as value from told where abs(helped - missed) >= 2
        )
        """;

    private const string News = Lessons + """
        select count(*)::int as "Value" from desk.articles a, learned, prior
        where a.tenant_id = {0} and a.id = {1} and (a.learned, a.prior) is distinct from (learned.queries, prior.value)
        """;

    private const string Learn = Lessons + """
        update desk.articles a set learned = learned.queries, prior = prior.value, revision = {2} from learned, prior where a.tenant_id = {0} and a.id = {1}
        """;

    internal static async Task ChooseAsync(DeskDb db, KnowledgeQueryId query, ArticleId article, Told told, Voter voter, CancellationToken ct)
    {
        if (!await IsFirstAsync(db, query, article, told, voter, ct))
            return;
        await CountAsync(db, query, article, told, voter.Weight, ct);
        var (tenant, id) = (db.TenantId.Value, article.Value);

        // Most votes teach nothing new: then no host needs to read its index anew.
        if ((await db.Database.SqlQueryRaw<int>(News, tenant, id).ToListAsync(ct))[0] == 0)
            return;
        var version = await KnowledgeVersion.NextAsync(db, ct);
        await db.Database.ExecuteSqlRawAsync(Learn, [tenant, id, version], ct);
    }

    private static async Task<bool> IsFirstAsync(DeskDb db, KnowledgeQueryId query, ArticleId article, Told told, Voter voter, CancellationToken ct) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into desk.knowledge_votes (tenant_id, query_id, article_id, voter, told, forget_on)
            values ({db.TenantId.Value}, {query.Value}, {article.Value}, {voter.Key}, {NameOf(told)}, {voter.ForgetOn})
            on conflict do nothing
            """, ct) > 0;

    private static async Task CountAsync(DeskDb db, KnowledgeQueryId query, ArticleId article, Told told, int weight, CancellationToken ct)
    {
        var tenant = db.TenantId.Value;
        var (opened, helped, missed) = (told == Told.Opened ? 1 : 0, told == Told.Helped ? 1 : 0, told == Told.Missed ? 1 : 0);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into desk.knowledge_choices as c (tenant_id, query_id, article_id, opened, helped, missed)
            values ({tenant}, {query.Value}, {article.Value}, {weight * opened}, {weight * helped}, {weight * missed})
            on conflict (tenant_id, query_id, article_id) do update
            set opened = c.opened + excluded.opened, helped = c.helped + excluded.helped, missed = c.missed + excluded.missed
            """, ct);
        await db.Database.ExecuteSqlAsync(
            $"update desk.knowledge_queries set opened = opened + {opened}, helped = helped + {helped} where tenant_id = {tenant} and id = {query.Value}", ct);
    }

    private static string NameOf(Told told) => told switch { Told.Opened => "opened", Told.Helped => "helped", _ => "missed" };
}
