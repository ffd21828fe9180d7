using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Knowledge.Searching;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Knowledge;

[Verb("articles.delete", Permission = "articles:write", Route = "DELETE /articles/{id}", Summary = "Delete an article for good.")]
internal sealed class DeleteArticle(DeskWork work) : IVerb<DeleteArticle.Input, Done>
{
    internal sealed record Input(ArticleId Id) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id.Value;
    }

    public async ValueTask<Outcome<Done>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var db = await work.BeginAsync(ct);
        var article = await db.Set<Article>().SingleOrDefaultAsync(a => a.Id == input.Id, ct);
        if (article is null)
            return new NotFound("article");
        await KnowledgeVersion.NextAsync(db, ct);
        db.Remove(article);
        return default(Done);
    }
}
