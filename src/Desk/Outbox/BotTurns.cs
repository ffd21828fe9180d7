using System.Collections.Frozen;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Assist;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Messaging;
using Switchboard.Desk.Plugins;
using Switchboard.Desk.Storage;
using Switchboard.Plugins.Contract;
using Switchboard.Registry;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Outbox;

/// <summary>One turn of the bot in one conversation: an answer, or a hand-over to people.</summary>
internal sealed class BotTurns(DeskDb db, IDeskPlugins plugins, TenantPlugins serving, KnowledgeTools tools, MessageWriter writer, HandOver handOver, DeskWork work, CurrentTenant tenant, TimeProvider clock)
{
    private const int HistoryLines = 10;
    private static readonly Caller Bot = new(CallerKind.System, Guid.Empty, "Bot", FrozenSet<string>.Empty);

    public async Task TakeAsync(ConversationId id, int seq, CancellationToken ct)
    {
        // People may have taken over, or the customer written again, while this waited: then there is nothing to answer.
        var conversation = await db.Conversations.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct);
        if (conversation is not { Status: ConversationStatus.Pending })
            return;
        var lines = await db.Messages.AsNoTracking().Where(m => m.ConversationId == id && m.Seq <= seq && !m.Private && m.AuthorKind != AuthorKind.System)
            .OrderByDescending(m => m.Seq).Take(HistoryLines + 1).ToListAsync(ct);
        lines.Reverse();
        var asked = lines[^1];
        var turn = new BotTurn(
            asked.Text,
            [.. lines.SkipLast(1).Select(m => new BotLine(m.AuthorKind == AuthorKind.Contact, m.Text))],
            asked.Attachments is { Count: > 0 });
        var bot = await serving.ServingAsync(PluginKind.Bot, tenant.Tenant, conversation.InboxId.Value, ct);

        switch (bot is var (plugin, call) ? await plugins.ReplyAsync(plugin, turn, tools, call, ct) : null)
        {
            case BotReply.Answer answer:
                await SayAsync(id, seq, answer.Text, answer.Sources, ct);
                break;
            case BotReply.HandOver hand:
                if (hand.Text is { } words)
                    await SayAsync(id, seq, words, [], ct);
                await HandOverAsync(id, Words<HandOverReason>.Write(hand.Reason), ct);
                break;
            default:
                await HandOverAsync(id, "bot-unavailable", ct);
                break;
        }
    }

    private async Task SayAsync(ConversationId id, int seq, string text, IReadOnlyList<Passage> sources, CancellationToken ct)
    {
        var draft = new MessageDraft(tenant.Tenant)
        {
            Conversation = id,
            AuthorKind = AuthorKind.Bot,
            AuthorName = "Bot",
            Text = text,
            ClientKey = string.Create(CultureInfo.InvariantCulture, $"bot:{seq}"),
            Sources = [.. sources.Select(s => new MessageSource(s.ArticleId, s.Title, s.Url))],
            At = clock.GetUtcNow(),
        };
        await writer.WriteAsync(draft).WaitAsync(ct);
    }

    private async Task HandOverAsync(ConversationId id, string reason, CancellationToken ct)
    {
        var outcome = await handOver.Handle(new HandOver.Input(id, reason), Bot, ct);
        if (outcome.Succeeded)
            await work.CommitAsync(new AuditNote("conversations.hand-over", Bot, id.Value, clock.GetUtcNow()), ct);
        else
            await work.DropAsync();
    }
}
