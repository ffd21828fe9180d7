using Switchboard.Desk.Conversations;
using Switchboard.Desk.Realtime;

namespace Switchboard.Desk.Messaging;

/// <summary>Tells those connected about a message that has just become durable.</summary>
internal sealed class MessageNews(IDeskBus bus, MessageViews views)
{
    /// <returns>The result with the message as it was told, for its sender.</returns>
    public WriteResult Tell(MessageDraft draft, WriteResult result)
    {
        if (result.Kind != WriteKind.Stored)
            return result;
        var message = views.Of(draft, result);
        var waits = result.Status is ConversationStatus.Open or ConversationStatus.Snoozed && result.Assignee is null;
        bus.Publish(new MessageAdded(draft.Tenant.Id, message, result.Assignee, waits, result.Inbox));
        if (result.Announced)
            bus.Publish(new WebhooksWaiting(draft.Tenant.Id));
        if (result.Delivers)
            bus.Publish(new DeliveriesWaiting(draft.Tenant.Id));
        if (draft.Media.Count > 0)
            bus.Publish(new FetchesWaiting(draft.Tenant.Id));
        return result with { Message = message };
    }
}
