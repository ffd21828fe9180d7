using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;

namespace Switchboard.Desk.Knowledge;

/// <summary>Keeps the inverted index equal to the published articles, in the transaction of the change itself.</summary>
internal sealed class ArticleIndex(DeskDb db)
{
    /// <summary>The title is what the customer would ask; its words count more than the body's.</summary>
    private const float TitleWeight = 3f;

    public async Task UpdateAsync(Article article, CancellationToken ct)
    {
        await RemoveAsync(article.Id, ct);
        if (article.Status != ArticleStatus.Published)
            return;
        var terms = Terms.Count(MarkdownText.Plain(article.Body));
        var length = terms.Values.Sum();
        foreach (var (term, count) in Terms.Count(article.Title))
        {
            terms[term] = terms.GetValueOrDefault(term) + (count * TitleWeight);
            length += count;
        }

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
