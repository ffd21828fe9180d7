using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Knowledge.Searching;
using Switchboard.Desk.Outbox;
using Switchboard.Desk.Storage;
using Switchboard.Plugins.Contract;
using Switchboard.Registry;

namespace Switchboard.Desk.Assist;

/// <summary>The tenant's bot and articles for programs: it answers without a conversation being written to.</summary>
public sealed class AiChat
{
    private const int HistoryLines = 10;
    private readonly DeskDb _db;
    private readonly TenantBot _bot;
    private readonly AiTurns _turns;
    private readonly KnowledgeSearch _search;
    private readonly TimeProvider _clock;

    internal AiChat(DeskDb db, TenantBot bot, AiTurns turns, KnowledgeSearch search, TimeProvider clock) => (_db, _bot, _turns, _search, _clock) = (db, bot, turns, search, clock);

    /// <summary>What the bot says to a message, knowing what was said in the session or the conversation before.</summary>
    /// <param name="message">The customer's words.</param>
    /// <param name="session">Whose earlier turns it goes on from.</param>
    /// <param name="conversation">A conversation to take the history from instead.</param>
    /// <param name="ct">Stops it.</param>
    public async ValueTask<Outcome<BotReply>> ReplyAsync(string message, string session, Guid? conversation, CancellationToken ct)
    {
        var id = conversation is { } known ? new ConversationId(known) : (ConversationId?)null;
        if (id is { } asked && !await _db.Conversations.AnyAsync(c => c.Id == asked, ct))
            return new NotFound("conversation");
        var history = id is { } of ? await SaidInAsync(of, ct) : await SaidBeforeAsync(session, ct);
        return await _bot.ReplyAsync(new BotTurn(message, history, HasAttachments: false), inbox: null, ct) is { } reply ? Outcome.Of(reply) : new BotMissing();
    }

    /// <summary>Published articles that fit a text, best first.</summary>
    public Task<IReadOnlyList<ArticleHit>> FindAsync(string text, string? language, int limit, CancellationToken ct) => _search.SearchAsync(text, language, limit, Kept.No, ct);

    /// <summary>Keeps a turn of a session, when the scope's unit of work is committed.</summary>
    public Task KeepAsync(string session, string kind, string text, string? reply, string answer, CancellationToken ct) =>
        _turns.KeepAsync(session, new AiTurn(kind, text, reply, answer, _clock.GetUtcNow()), ct);

    /// <summary>A session's newest turns, oldest first.</summary>
    public async ValueTask<Outcome<IReadOnlyList<AiTurn>>> HistoryAsync(string session, CancellationToken ct)
    {
        var turns = await _turns.ReadAsync(session, AiTurns.MostInSession, kind: null, ct);
        return turns.Count == 0 ? new NotFound("session") : Outcome.Of(turns);
    }

    private async Task<IReadOnlyList<BotLine>> SaidInAsync(ConversationId id, CancellationToken ct)
    {
        var lines = await _db.Messages.AsNoTracking().Where(m => m.ConversationId == id && !m.Private && m.AuthorKind != AuthorKind.System)
            .OrderByDescending(m => m.Seq).Take(HistoryLines).Select(m => new { m.AuthorKind, m.Text }).ToListAsync(ct);
        lines.Reverse();
        return lines.ConvertAll(l => new BotLine(l.AuthorKind == AuthorKind.Contact, l.Text));
    }

    private async Task<IReadOnlyList<BotLine>> SaidBeforeAsync(string session, CancellationToken ct)
    {
        var turns = await _turns.ReadAsync(session, HistoryLines / 2, "chat", ct);
        return [.. turns.SelectMany(t => t.Reply is null ? [new BotLine(true, t.Text)] : (BotLine[])[new BotLine(true, t.Text), new BotLine(false, t.Reply)])];
    }
}
