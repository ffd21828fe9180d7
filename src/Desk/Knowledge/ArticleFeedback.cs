using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Knowledge.Searching;
using Switchboard.Desk.Storage;

namespace Switchboard.Desk.Knowledge;

/// <summary>What readers whom nobody knows tell of an article to which their search led. Each network is heard once a day for a query and an article.</summary>
public sealed class ArticleFeedback(DeskWork work, TimeProvider clock)
{
    /// <summary>Counts it, if it is news.</summary>
    /// <param name="slug">The article.</param>
    /// <param name="language">In which language it was read.</param>
    /// <param name="query">What the search's hits gave as theirs.</param>
    /// <param name="told">What is told.</param>
    /// <param name="network">Where it comes from; it is not stored.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>False where there is no such article or query.</returns>
    public async Task<bool> TellAsync(string slug, string language, KnowledgeQueryId query, Told told, string network, CancellationToken ct)
    {
        var db = await work.BeginAsync(ct);
        var article = await db.Set<Article>().Where(a => a.Slug == slug && a.Language == language && a.Status == ArticleStatus.Published)
            .Select(a => (ArticleId?)a.Id).SingleOrDefaultAsync(ct);
        if (article is not { } id || !await db.Set<KnowledgeQuery>().AnyAsync(q => q.Id == query, ct))
            return false;
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        await db.Database.ExecuteSqlAsync($"delete from desk.knowledge_votes where tenant_id = {db.TenantId.Value} and forget_on <= {today}", ct);
        await SearchLearning.ChooseAsync(db, query, id, told, Voter.Visitor(network, query, id, today), ct);
        await work.CommitAsync(audit: null, ct);
        return true;
    }
}
