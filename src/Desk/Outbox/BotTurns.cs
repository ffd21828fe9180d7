using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Intents;
using Switchboard.Desk.Storage;
using Switchboard.Plugins.Contract;

namespace Switchboard.Desk.Outbox;

/// <summary>One turn of the bot in one conversation: an answer, or a hand-over to people.</summary>
internal sealed class BotTurns(DeskDb db, TenantBot bot, BotVoice voice, IntentRouting routing)
{
    private const int HistoryLines = 10;

    public async Task TakeAsync(ConversationId id, int seq, CancellationToken ct)
    {
        // People may have taken over, or the customer written again, while this waited: then there is nothing to answer.
        var conversation = await db.Conversations.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct);
        if (conversation is not { Status: ConversationStatus.Pending })
            return;

        var turn = await ReadAsync(id, seq, ct);
        if (await routing.WantsPersonAsync(id, turn.Text, ct))
        {
            await voice.HandOverAsync(id, "intent", ct);
            return;
        }

        switch (await bot.ReplyAsync(turn, conversation.InboxId, ct))
        {
            case BotReply.Answer answer:
                await voice.SayAsync(id, seq, answer.Text, answer.Sources, ct);
                break;
            case BotReply.HandOver hand:
                if (hand.Text is { } words)
                    await voice.SayLastAsync(id, seq, words, ct);
                await voice.HandOverAsync(id, Words<HandOverReason>.Write(hand.Reason), ct);
                break;
            default:
                await voice.HandOverAsync(id, "bot-unavailable", ct);
                break;
        }
    }

    /// <summary>What the customer said, and what both sides had said before.</summary>
    private async Task<BotTurn> ReadAsync(ConversationId id, int seq, CancellationToken ct)
    {
        var lines = await db.Messages.AsNoTracking().Where(m => m.ConversationId == id && m.Seq <= seq && !m.Private && m.AuthorKind != AuthorKind.System)
            .OrderByDescending(m => m.Seq).Take(HistoryLines + 1).ToListAsync(ct);
        lines.Reverse();
        var asked = lines[^1];
        return new BotTurn(
            asked.Text,
            [.. lines.SkipLast(1).Select(m => new BotLine(m.AuthorKind == AuthorKind.Contact, m.Text))],
            HasFiles(asked));
    }

    /// <summary>Speech is no file to a bot: what the platform heard in it stands in the text.</summary>
    private static bool HasFiles(Message asked) =>
        (asked.Attachments ?? []).Any(a => !a.ContentType.StartsWith("audio/", StringComparison.Ordinal)) || (asked.Media ?? []).Any(m => !m.Recognised);
}
