using Switchboard.Desk.Conversations;
using Switchboard.Desk.Realtime;

namespace Switchboard.Desk.Messaging;

/// <summary>Tells those connected about a message that has just become durable.</summary>
internal sealed class MessageNews(IDeskBus bus, MessageViews views)
{
    public void Tell(MessageDraft draft, WriteResult result)
    {
        if (result.Kind != WriteKind.Stored)
            return;
        var waits = result.Status is ConversationStatus.Open or ConversationStatus.Snoozed && result.Assignee is null;
        bus.Publish(new MessageAdded(draft.Tenant.Id, views.Of(draft, result), result.Assignee, waits));
    }
}
