using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Assist.Rules;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Knowledge.Searching;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Assist;

[Verb("conversations.suggest", Permission = "messages:read", Route = "GET /conversations/{id}/suggestions", Audited = false,
    Summary = "Replies and articles that may answer what the customer last said.")]
internal sealed class SuggestArticles(DeskDb db, KnowledgeSearch search, SuggestedReplies replies) : IVerb<SuggestArticles.Input, SuggestArticles.Suggested>
{
    private const int Most = 5;

    internal sealed record Input(ConversationId Id);

    /// <param name="Items">Articles that fit the customer's last words, best first.</param>
    /// <param name="Replies">What the tenant's rules suggest to the very last of them, and why.</param>
    internal sealed record Suggested(IReadOnlyList<ArticleHit> Items, IReadOnlyList<MetRule> Replies);

    public async ValueTask<Outcome<Suggested>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        if (!await db.Conversations.AnyAsync(c => c.Id == input.Id, ct))
            return new NotFound("conversation");
        var said = await db.Messages.Where(m => m.ConversationId == input.Id && m.AuthorKind == AuthorKind.Contact)
            .OrderByDescending(m => m.Seq).Take(3).Select(m => m.Text).ToListAsync(ct);
        if (said.Count == 0)
            return new Suggested([], []);
        var words = string.Join('\n', said);
        var language = words.Any(c => c is >= '\u3400' and <= '\u9fff') ? "zh-CN" : "en";
        return new Suggested(await search.SearchAsync(words, said[0], language, Most, Kept.InCase, ct), [.. (await replies.ToAsync(said[0], ct)).Take(Most)]);
    }
}
