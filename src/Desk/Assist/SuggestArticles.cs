using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Knowledge.Searching;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Assist;

[Verb("conversations.suggest", Permission = "messages:read", Route = "GET /conversations/{id}/suggestions", Audited = false,
    Summary = "Articles that may answer what the customer last said.")]
internal sealed class SuggestArticles(DeskDb db, KnowledgeSearch search) : IVerb<SuggestArticles.Input, SuggestArticles.Suggested>
{
    internal sealed record Input(ConversationId Id);

    internal sealed record Suggested(IReadOnlyList<ArticleHit> Items);

    public async ValueTask<Outcome<Suggested>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        if (!await db.Conversations.AnyAsync(c => c.Id == input.Id, ct))
            return new NotFound("conversation");
        var said = await db.Messages.Where(m => m.ConversationId == input.Id && m.AuthorKind == AuthorKind.Contact)
            .OrderByDescending(m => m.Seq).Take(3).Select(m => m.Text).ToListAsync(ct);
        if (said.Count == 0)
            return new Suggested([]);
        var words = string.Join('\n', said);
        var language = words.Any(c => c is >= '\u3400' and <= '\u9fff') ? "zh-CN" : "en";
        return new Suggested(await search.SearchAsync(words, language, 5, Kept.No, ct));
    }
}
