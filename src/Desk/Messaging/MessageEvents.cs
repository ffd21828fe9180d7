using Switchboard.Desk.Conversations;
using Switchboard.Desk.Webhooks;

namespace Switchboard.Desk.Messaging;

/// <summary>What webhooks are told of a message that is being written: that it began a conversation, that it was said, that it woke one.</summary>
internal static class MessageEvents
{
    internal static void Add(List<WebhookEvent> events, MessageDraft draft, ConversationHead head, int seq, ConversationStatus former)
    {
        var facts = new ConversationFacts(head.Id, head.Number, head.Status, head.Inbox, head.Contact, head.Assignee, head.Team, head.SnoozedUntil);
        if (seq == 1)
            events.Add(WebhookPayload.Of(EventTypes.ConversationCreated, facts, draft.At));
        var message = MessageFacts.Of(new MessageId(draft.Id), seq, draft.AuthorKind, draft.AuthorId, draft.AuthorName, draft.Text, draft.Private, draft.Attachments, draft.At, recalled: null);
        events.Add(WebhookPayload.Of(draft.Private ? EventTypes.NoteCreated : EventTypes.MessageCreated, facts, message, draft.At));
        if (former != head.Status)
            events.Add(WebhookPayload.StatusChanged(facts, former, reason: null, draft.At));
    }
}
