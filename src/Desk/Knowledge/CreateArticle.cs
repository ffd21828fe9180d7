using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Knowledge.Searching;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Knowledge;

[Verb("articles.create", Permission = "articles:write", Route = "POST /articles", Status = 201,
    Refuses = [typeof(SlugTaken)],
    Summary = "Write an article.")]
internal sealed class CreateArticle(DeskWork work, DeskDb db, TimeProvider clock) : IVerb<CreateArticle.Input, ArticleView>
{
    internal sealed record Input(
        [AllowedValues("zh-CN", "en")] string Language,
        [StringLength(200, MinimumLength = 1)] string Title,
        [StringLength(50_000, MinimumLength = 1)] string Body,
        [StringLength(100)] string Category = "",
        [RegularExpression("[a-z0-9]+(-[a-z0-9]+)*"), StringLength(120)] string? Slug = null,
        ArticleStatus Status = ArticleStatus.Draft,
        [MaxLength(SimilarQuestions.Most)] IReadOnlyList<string>? Questions = null);

    public async ValueTask<Outcome<ArticleView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        if (SimilarQuestions.Complaint(input.Questions) is { } complaint)
            return complaint;
        await work.BeginAsync(ct);
        var slug = input.Slug ?? ArticleSlug.Of(input.Title);
        if (await db.Set<Article>().AnyAsync(a => a.Slug == slug && a.Language == input.Language, ct))
            return new SlugTaken(slug, input.Language);

        var now = clock.GetUtcNow();
        var article = new Article
        {
            Id = ArticleId.New(),
            Slug = slug,
            Language = input.Language,
            Title = input.Title.Trim(),
            Category = input.Category.Trim(),
            Body = input.Body,
            Status = input.Status,
            Questions = SimilarQuestions.Tidy(input.Questions ?? []),
            Revision = await KnowledgeVersion.NextAsync(db, ct),
            CreatedAt = now,
            UpdatedAt = now,
        };
        db.Add(article);
        work.Publish(new ArticlesChanged(db.TenantId));
        await db.SaveChangesAsync(ct);
        return await ArticleView.OfAsync(db, article, ct);
    }
}

internal sealed record SlugTaken(string Slug, string Language)
    : Refusal(RefusalKind.Conflict, "article.slug-taken", $"There is an article '{Slug}' in {Language} already. Choose another slug or change that article.");
