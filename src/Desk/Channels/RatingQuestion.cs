using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Storage;

namespace Switchboard.Desk.Channels;

/// <summary>
/// Asks customers at platforms how it went, as the widget asks those on the company's site: the line that the conversation is resolved is sent to
/// them as a question.
/// </summary>
internal sealed class RatingQuestion(DeskWork work, TimeProvider clock)
{
    /// <summary>Nobody is asked twice who has answered, or whom we cannot reach.</summary>
    public async Task AskAsync(Conversation conversation, Message resolved, CancellationToken ct)
    {
        var db = work.Db;
        if (conversation.RatingScore is not null || !await db.Set<ChannelThreadRow>().AnyAsync(t => t.InboxId == conversation.InboxId && t.ContactId == conversation.ContactId, ct))
            return;
        resolved.Delivery = MessageDelivery.Queued;
        await db.SaveChangesAsync(ct);
        var now = clock.GetUtcNow();
        await db.Database.ExecuteSqlAsync(
            $"""
             insert into desk.channel_deliveries (tenant_id, conversation_id, seq, id, inbox_id, state, due_at, since)
             values ({db.TenantId.Value}, {conversation.Id.Value}, {resolved.Seq}, {resolved.Id.Value}, {conversation.InboxId.Value}, 'queued', {now}, {now})
             """,
            ct);
        work.Publish(new DeliveriesWaiting(db.TenantId));
    }
}
