using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Knowledge.Searching;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Knowledge;

[Verb("articles.add-question", Permission = "conversations:reply", Route = "POST /articles/{id}/questions",
    Refuses = [typeof(TooManyQuestions)],
    Summary = "Add a customer's wording of an article's question, so that the next who asks so finds it.")]
internal sealed class AddQuestion(DeskWork work, TimeProvider clock) : IVerb<AddQuestion.Input, ArticleView>
{
    internal sealed record Input(ArticleId Id, [StringLength(SimilarQuestions.Longest, MinimumLength = 1)] string Question) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id.Value;
    }

    internal static Refusal? Decide(Article article, string question) =>
        question.Length == 0 ? new InvalidInput("question", "must not be empty.")
        : article.Questions.Length >= SimilarQuestions.Most ? new TooManyQuestions()
        : null;

    public async ValueTask<Outcome<ArticleView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var db = await work.BeginAsync(ct);
        var article = await db.Set<Article>().FromSql($"select * from desk.articles where id = {input.Id.Value} for update").SingleOrDefaultAsync(ct);
        if (article is null)
            return new NotFound("article");
        if (Decide(article, input.Question.Trim()) is { } refusal)
            return refusal;
        article.Questions = SimilarQuestions.Tidy([.. article.Questions, input.Question]);
        article.UpdatedAt = clock.GetUtcNow();
        article.Revision = await KnowledgeVersion.NextAsync(db, ct);
        work.Publish(new ArticlesChanged(db.TenantId));
        return await ArticleView.OfAsync(db, article, ct);
    }
}

internal sealed record TooManyQuestions()
    : Refusal(RefusalKind.Conflict, "article.too-many-questions", $"The article has {SimilarQuestions.Most} other wordings already. Take one away first.");
