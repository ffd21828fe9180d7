using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Knowledge.Searching;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Knowledge;

[Verb("articles.choose", Permission = "conversations:reply", Route = "POST /articles/{id}/choose", Audited = false,
    Summary = "Say that an article was opened after a search, or that it helped. Search learns from it.")]
internal sealed class ChooseArticle(DeskWork work) : IVerb<ChooseArticle.Input, Done>
{
    /// <param name="Id">The article.</param>
    /// <param name="QueryId">What the search's hits gave as theirs.</param>
    /// <param name="Helped">It answered the question; without it, it was only opened.</param>
    internal sealed record Input(ArticleId Id, KnowledgeQueryId QueryId, bool Helped = false);

    public async ValueTask<Outcome<Done>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var db = await work.BeginAsync(ct);
        if (!await db.Set<Article>().AnyAsync(a => a.Id == input.Id && a.Status == ArticleStatus.Published, ct))
            return new NotFound("article");
        if (!await db.Set<KnowledgeQuery>().AnyAsync(q => q.Id == input.QueryId, ct))
            return new NotFound("knowledge-query");
        await SearchLearning.ChooseAsync(db, input.QueryId, input.Id, input.Helped ? Told.Helped : Told.Opened, Voter.Member(caller), ct);
        return default(Done);
    }
}
