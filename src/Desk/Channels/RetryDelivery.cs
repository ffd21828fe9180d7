using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Channels;

/// <summary>An agent decides to send again what did not arrive, or of what nobody knows whether it did.</summary>
[Verb("messages.retry-delivery", Permission = "conversations:reply", Route = "POST /conversations/{id}/messages/{messageId}/retry-delivery",
    Refuses = [typeof(NothingToRetry)],
    Summary = "Send a message to the customer's platform again. One whose state is unknown may arrive twice.")]
internal sealed class RetryDelivery(ConversationRows rows, DeskWork work, MessageViews views, TimeProvider clock) : IVerb<RetryDelivery.Input, MessageView>
{
    internal sealed record Input(ConversationId Id, MessageId MessageId) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => MessageId.Value;
    }

    internal static Refusal? Decide(MessageDelivery? delivery, bool recalled) =>
        !recalled && delivery?.State is (DeliveryState.Failed or DeliveryState.Unknown) ? null : new NothingToRetry();

    public async ValueTask<Outcome<MessageView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var conversation = await rows.LockAsync(input.Id, ct);
        var message = conversation is null ? null : await work.Db.Messages.SingleOrDefaultAsync(m => m.ConversationId == input.Id && m.Id == input.MessageId, ct);
        if (conversation is null || message is null)
            return new NotFound("message");
        if (Decide(message.Delivery, message.RecalledAt is not null) is { } refusal)
            return refusal;
        var now = clock.GetUtcNow();
        var moved = await work.Db.Database.ExecuteSqlAsync(
            $"update desk.channel_deliveries set state = 'queued', attempts = 0, turn = turn + 1, due_at = {now}, since = {now} where conversation_id = {input.Id.Value} and seq = {message.Seq} and state in ('failed', 'unknown')", ct);
        if (moved == 0)
            return new NothingToRetry();
        message.Delivery = MessageDelivery.Queued;
        var view = views.Of(work.Db.TenantId, message, conversation.ContactReadSeq, conversation.AgentReadSeq);
        work.Publish(new MessageChanged(work.Db.TenantId, view));
        work.Publish(new DeliveriesWaiting(work.Db.TenantId));
        return view;
    }
}

internal sealed record NothingToRetry()
    : Refusal(RefusalKind.Conflict, "message.nothing-to-retry", "This message was not sent to a platform, is still on its way, or has arrived.");
