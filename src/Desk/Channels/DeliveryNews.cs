using Switchboard.Desk.Storage;
using Switchboard.Plugins.Contract;

namespace Switchboard.Desk.Channels;

/// <summary>Tells agents how far a message got, and whoever looks after the inbox what is wrong with it.</summary>
internal sealed class DeliveryNews(DeliveryNotes notes, ChannelHealth health)
{
    public Task TellAsync(LeasedDelivery delivery, CancellationToken ct) => notes.TellAsync(delivery.Conversation, [delivery.Seq], ct);

    public Task ComplainAsync(LeasedDelivery delivery, ChannelFailure failure, CancellationToken ct) =>
        health.ComplainAsync(delivery.Tenant, delivery.Inbox, failure.Code, Words<FailureReason>.Write(failure.Reason), ct);
}
