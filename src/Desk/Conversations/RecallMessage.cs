using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Storage;
using Switchboard.Desk.Webhooks;
using Switchboard.Registry;

namespace Switchboard.Desk.Conversations;

/// <summary>Takes back one's own words while they are fresh. The line stays, its text and files go: from the row, not only from view.</summary>
[Verb("conversations.recall-message", Permission = "conversations:reply", Route = "POST /conversations/{id}/messages/{messageId}/recall",
    Refuses = [typeof(NotYourMessage), typeof(RecallWindowPassed)],
    Summary = "Recall your own message within two minutes.")]
internal sealed class RecallMessage(ConversationRows rows, DeskWork work, DeskDb db, MessageViews views, TimeProvider clock)
    : IVerb<RecallMessage.Input, MessageView>
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(2);

    internal sealed record Input(ConversationId Id, MessageId MessageId) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => MessageId.Value;
    }

    internal static Refusal? Decide(AuthorKind author, Guid? authorId, DateTimeOffset sentAt, Guid caller, DateTimeOffset now) =>
        author != AuthorKind.Agent || authorId != caller ? new NotYourMessage()
        : now - sentAt > Window ? new RecallWindowPassed()
        : null;

    public async ValueTask<Outcome<MessageView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var conversation = await rows.LockAsync(input.Id, ct);
        var message = conversation is null ? null : await db.Messages.SingleOrDefaultAsync(m => m.ConversationId == input.Id && m.Id == input.MessageId, ct);
        if (conversation is null || message is null)
            return new NotFound("message");
        var now = clock.GetUtcNow();
        if (Decide(message.AuthorKind, message.AuthorId, message.CreatedAt, caller.Id, now) is { } refusal)
            return refusal;

        // The list shows the newest words that both sides see; notes and system lines after them do not count.
        if (!message.Private && !await db.Messages.AnyAsync(m => m.ConversationId == input.Id && m.Seq > message.Seq && !m.Private && m.AuthorKind != AuthorKind.System, ct))
            conversation.LastMessageText = "";
        message.Text = "";
        message.Attachments = null;
        message.RecalledAt = now;
        work.Announce(WebhookPayload.Of(message.Private ? EventTypes.NoteRecalled : EventTypes.MessageRecalled, ConversationFacts.Of(conversation), MessageFacts.Of(message), now));
        var tenant = db.TenantId;
        var view = views.Of(tenant, message, conversation.ContactReadSeq, conversation.AgentReadSeq);
        work.Publish(new MessageChanged(tenant, view));
        work.Publish(new ConversationChanged(tenant, conversation.Id, conversation.InboxId));
        return view;
    }
}
