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
    internal static async Task ChooseAsync(DeskDb db, KnowledgeQueryId query, ArticleId article, Told told, Voter voter, CancellationToken ct)
    {
        if (!await IsFirstAsync(db, query, article, told, voter, ct))
            return;
        await CountAsync(db, query, article, told, voter.Weight, ct);
        var (tenant, id) = (db.TenantId.Value, article.Value);

        // Most votes teach nothing new: then no host needs to read its index anew.
        var changed = await db.Database.SqlQuery<int>(
            $"""
            select count(*)::int as "Value" from desk.articles a, desk.article_lessons({tenant}, {id}) l
            where a.tenant_id = {tenant} and a.id = {id} and (a.learned, a.prior) is distinct from (l.learned, l.prior)
            """).ToListAsync(ct);
        if (changed[0] == 0)
            return;
        var version = await KnowledgeVersion.NextAsync(db, ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            update desk.articles a set learned = l.learned, prior = l.prior, revision = {version} from desk.article_lessons({tenant}, {id}) l
            where a.tenant_id = {tenant} and a.id = {id}
            """, ct);
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
