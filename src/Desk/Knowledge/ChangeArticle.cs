using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Knowledge.Searching;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Knowledge;

[Verb("articles.change", Permission = "articles:write", Route = "PUT /articles/{id}", Summary = "Change an article, publish it or take it back.")]
internal sealed class ChangeArticle(DeskWork work, DeskDb db, TimeProvider clock) : IVerb<ChangeArticle.Input, ArticleView>
{
    internal sealed record Input(
        ArticleId Id,
        [StringLength(200, MinimumLength = 1)] string Title,
        [StringLength(50_000, MinimumLength = 1)] string Body,
        [StringLength(100)] string Category,
        ArticleStatus Status,
        [MaxLength(SimilarQuestions.Most)] IReadOnlyList<string>? Questions = null) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id.Value;
    }

    public async ValueTask<Outcome<ArticleView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        if (SimilarQuestions.Complaint(input.Questions) is { } complaint)
            return complaint;
        await work.BeginAsync(ct);
        var article = await db.Set<Article>().SingleOrDefaultAsync(a => a.Id == input.Id, ct);
        if (article is null)
            return new NotFound("article");
        article.Title = input.Title.Trim();
        article.Body = input.Body;
        article.Category = input.Category.Trim();
        article.Status = input.Status;
        article.Questions = input.Questions is { } questions ? SimilarQuestions.Tidy(questions) : article.Questions;
        article.UpdatedAt = clock.GetUtcNow();
        article.Revision = await KnowledgeVersion.NextAsync(db, ct);
        work.Publish(new ArticlesChanged(db.TenantId));
        return await ArticleView.OfAsync(db, article, ct);
    }
}
