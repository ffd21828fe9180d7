using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Inboxes;
using Switchboard.Desk.Storage;
using Switchboard.Plugins.Contract;

namespace Switchboard.Desk.Channels;

/// <summary>What happens to a message later: its author changes it or takes it back; ours arrives, is read, or does not arrive. False where it is not there.</summary>
internal sealed class MessageChanges(ConversationRows rows, DeskWork work, DeliveryNotes notes, TimeProvider clock)
{
    public async Task<bool> ReviseAsync(LiveInbox inbox, ChannelEvent.Edit edit, CancellationToken ct)
    {
        if (await LockAsync(inbox.Id, edit.MessageId, ct) is not var (conversation, message))
            return false;

        // By their time and not by their coming: the last word is the customer's last.
        if (message.RecalledAt is null && (message.EditedAt is not { } before || before < edit.At))
            await rows.ReviseAsync(conversation, message, EventText.Clean(edit.Text), edit.At, ct);
        await work.CommitAsync(audit: null, ct);
        return true;
    }

    public async Task<bool> RetractAsync(LiveInbox inbox, ChannelEvent.Recall recall, CancellationToken ct)
    {
        if (await LockAsync(inbox.Id, recall.MessageId, ct) is not var (conversation, message))
            return false;
        if (message.RecalledAt is null)
            await rows.RetractAsync(conversation, message, clock.GetUtcNow(), ct);
        await work.CommitAsync(audit: null, ct);
        return true;
    }

    public Task<bool> ArriveAsync(LiveInbox inbox, ChannelEvent.Receipt receipt, CancellationToken ct) =>
        notes.ArriveAsync(inbox.Id, EventText.NameOf(receipt.MessageId), receipt.Read, ct);

    public Task<bool> FailAsync(LiveInbox inbox, ChannelEvent.Undelivered undelivered, CancellationToken ct) =>
        notes.FailAsync(inbox.Id, EventText.NameOf(undelivered.MessageId), undelivered.Failure, ct);

    private async Task<(Conversation Conversation, Message Message)?> LockAsync(InboxId inbox, string id, CancellationToken ct)
    {
        var external = EventText.Clean(id);
        var at = await work.Db.Messages.AsNoTracking().Where(m => m.InboxId == inbox && m.ExternalId == external).Select(m => new { m.ConversationId, m.Id }).SingleOrDefaultAsync(ct);
        if (at is null || await rows.LockAsync(at.ConversationId, ct) is not { } conversation)
            return null;
        return (conversation, await work.Db.Messages.SingleAsync(m => m.ConversationId == at.ConversationId && m.Id == at.Id, ct));
    }
}
