using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Intents.Corrections;
using Switchboard.Desk.Messaging;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Storage;
using Switchboard.Desk.Webhooks;
using Switchboard.Registry;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Conversations;

/// <summary>What verbs on one conversation share: take its lock, tell the change, show the result.</summary>
internal sealed class ConversationRows(DeskWork work, MessageViews views, CurrentTenant tenant)
{
    /// <summary>The conversation with its row locked until the verb's commit, or null.</summary>
    public async Task<Conversation?> LockAsync(ConversationId id, CancellationToken ct)
    {
        var db = await work.BeginAsync(ct);
        return await db.Conversations
            .FromSql($"select * from desk.conversations where id = {id.Value} for no key update")
            .SingleOrDefaultAsync(ct);
    }

    /// <summary>Adds a system line and lets everyone know once the change is durable.</summary>
    public Message Note(Conversation conversation, SystemEvent what, string actor, DateTimeOffset at, MemberId? formerAssignee = null)
    {
        var line = conversation.Note(what, actor, at);
        work.Db.Add(line);
        work.Publish(new MessageAdded(tenant.Id, views.Of(tenant.Id, line, 0, 0), conversation.AssigneeId, InQueue(conversation), conversation.InboxId));
        work.Publish(new ConversationChanged(tenant.Id, conversation.Id, conversation.InboxId, formerAssignee));
        work.Publish(new QueueChanged(tenant.Id));
        Announce(conversation, what, at);
        return line;
    }

    /// <summary>Takes a message's words and files back: from the row, not only from view.</summary>
    public async Task<MessageView> RetractAsync(Conversation conversation, Message message, DateTimeOffset now, CancellationToken ct)
    {
        if (await IsLastSaidAsync(message, ct))
            conversation.LastMessageText = "";
        message.Text = "";
        message.Attachments = null;
        message.Media = null;
        message.RecalledAt = now;
        await IntentCorrection.WithdrawAsync(work.Db, message.Id, ct);
        work.Announce(WebhookPayload.Of(message.Private ? EventTypes.NoteRecalled : EventTypes.MessageRecalled, ConversationFacts.Of(conversation), MessageFacts.Of(message), now));
        return Changed(conversation, message);
    }

    /// <summary>Replaces a message's words by what its author made of them.</summary>
    public async Task ReviseAsync(Conversation conversation, Message message, string text, DateTimeOffset at, CancellationToken ct)
    {
        if (await IsLastSaidAsync(message, ct))
            conversation.LastMessageText = ConversationHead.Preview(text);
        message.Text = text;
        message.EditedAt = at;
        Changed(conversation, message);
    }

    /// <summary>Tells everyone who has the message before them what became of it.</summary>
    public MessageView Changed(Conversation conversation, Message message)
    {
        var view = views.Of(tenant.Id, message, conversation.ContactReadSeq, conversation.AgentReadSeq);
        work.Publish(new MessageChanged(tenant.Id, view));
        work.Publish(new ConversationChanged(tenant.Id, conversation.Id, conversation.InboxId));
        return view;
    }

    /// <summary>The view after the change, inside the same transaction.</summary>
    public async Task<ConversationView> ShowAsync(ConversationId id, Caller caller, CancellationToken ct)
    {
        await work.Db.SaveChangesAsync(ct);
        return await ConversationView.From(work.Db, caller).SingleAsync(c => c.Id == id, ct);
    }

    /// <summary>What the line tells is told outside as well: who has it now, how it stands now, what the customer thinks of it.</summary>
    private void Announce(Conversation conversation, SystemEvent what, DateTimeOffset at)
    {
        var facts = ConversationFacts.Of(conversation);
        var former = work.Db.Entry(conversation).Property(c => c.Status).OriginalValue;
        if (what.Type is "assigned" or "unassigned")
            work.Announce(WebhookPayload.Of(EventTypes.ConversationAssigned, facts, at));
        if (what.Type == "rated")
            work.Announce(WebhookPayload.Rated(facts, what.Score!.Value, conversation.RatingComment, at));
        if (former != conversation.Status || what.Type == "snoozed")
            work.Announce(WebhookPayload.StatusChanged(facts, former, what.Reason, at));
    }

    /// <summary>The list shows the newest words that both sides see; notes and system lines after them do not count.</summary>
    private async Task<bool> IsLastSaidAsync(Message message, CancellationToken ct) => !message.Private
        && !await work.Db.Messages.AnyAsync(m => m.ConversationId == message.ConversationId && m.Seq > message.Seq && !m.Private && m.AuthorKind != AuthorKind.System, ct);

    private static bool InQueue(Conversation conversation) => conversation is { Status: ConversationStatus.Open, AssigneeId: null };
}
