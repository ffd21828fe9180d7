using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;

namespace Switchboard.Desk.Knowledge;

/// <summary>What anyone may read of the current tenant.</summary>
public sealed class PublishedArticles(DeskDb db)
{
    public async Task<IReadOnlyList<ArticleLink>> ListAsync(string language, CancellationToken ct) =>
        await db.Set<Article>().Where(a => a.Status == ArticleStatus.Published && a.Language == language)
            .OrderBy(a => a.Category).ThenBy(a => a.Title).Select(a => new ArticleLink(a.Slug, a.Title, a.Category)).ToListAsync(ct);

    /// <summary>The article in the language, or in the other one when it exists only there.</summary>
    public async Task<ReadableArticle?> FindAsync(string slug, string language, CancellationToken ct)
    {
        var found = await db.Set<Article>().Where(a => a.Status == ArticleStatus.Published && a.Slug == slug).ToListAsync(ct);
        return (found.Find(a => a.Language == language) ?? found.FirstOrDefault()) is { } article
            ? new ReadableArticle(article.Title, article.Language, MarkdownText.Html(article.Body))
            : null;
    }
}

public sealed record ArticleLink(string Slug, string Title, string Category);

/// <param name="Title">Plain text.</param>
/// <param name="Language"><c>zh-CN</c> or <c>en</c>.</param>
/// <param name="Html">Safe to put on a page: HTML of the author's was turned into text.</param>
public sealed record ReadableArticle(string Title, string Language, string Html);
