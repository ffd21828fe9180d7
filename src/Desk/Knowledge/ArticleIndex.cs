using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;

namespace Switchboard.Desk.Knowledge;

/// <summary>Keeps the inverted index equal to the published articles, in the transaction of the change itself.</summary>
internal sealed class ArticleIndex(DeskDb db)
{
    public async Task UpdateAsync(Article article, CancellationToken ct)
    {
        await RemoveAsync(article.Id, ct);
        if (article.Status != ArticleStatus.Published)
            return;
        var (terms, length) = ArticleTerms.Of(article.Title, article.Body);
        article.TermCount = length;
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into desk.article_terms (tenant_id, language, term, article_id, frequency, length)
            select {db.TenantId.Value}, {article.Language}, t.term, {article.Id.Value}, t.frequency, {length}
            from unnest({terms.Keys.ToArray()}, {terms.Values.ToArray()}) as t(term, frequency)
            """,
            ct);
    }

    public Task RemoveAsync(ArticleId article, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"delete from desk.article_terms where tenant_id = {db.TenantId.Value} and article_id = {article.Value}", ct);
}
