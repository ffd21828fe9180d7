using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Files;
using Switchboard.Desk.Inboxes;
using Switchboard.Desk.Storage;
using Switchboard.Plugins.Contract;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Channels;

/// <summary>Sends one leased message, part by part, and writes down after each what is known of it.</summary>
internal sealed class DeliverySends(DeskDb db, DeliveryQueue queue, ChannelCalls calls, DeliverySurroundings around, ISecretBox secrets)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private static readonly ChannelFailure TakenBack = new("recalled", FailureReason.Content);
    private static readonly ChannelFailure Nowhere = new("no-thread", FailureReason.Unreachable);

    public async Task TryAsync(LeasedDelivery delivery, CancellationToken ct)
    {
        var (decision, parts, ids) = await SendAsync(delivery, ct);
        if (await queue.FinishAsync(delivery, decision, parts, ids, around.Now, ct))
            await around.TellAsync(delivery, decision, ct);
    }

    private async Task<(DeliveryDecision Decision, int Parts, IReadOnlyList<string> Ids)> SendAsync(LeasedDelivery delivery, CancellationToken ct)
    {
        if (await around.InboxAsync(delivery, ct) is not var (inbox, traits))
            return (Decide(delivery, new Reached<SendResult>(null, ReachFault.NotCalled), idempotent: false), delivery.PartsSent, []);
        var message = await db.Messages.AsNoTracking().SingleAsync(m => m.ConversationId == delivery.Conversation && m.Seq == delivery.Seq, ct);
        if (message.RecalledAt is not null)
            return (new DeliveryDecision(DeliveryState.Failed, null, TakenBack), delivery.PartsSent, []);
        var thread = await (
            from c in db.Conversations.Where(c => c.Id == delivery.Conversation)
            from t in db.Set<ChannelThreadRow>().Where(t => t.InboxId == c.InboxId && t.ContactId == c.ContactId)
            select t).AsNoTracking().SingleOrDefaultAsync(ct);
        if (thread is null)
            return (new DeliveryDecision(DeliveryState.Failed, null, Nowhere), delivery.PartsSent, []);

        var texts = TextParts.Divide(message.Text, traits.Capabilities.MaxTextLength);
        for (var part = delivery.PartsSent; ; part++)
        {
            var last = part >= texts.Count - 1;
            var outbound = Outbound(delivery, thread, part, texts[Math.Min(part, texts.Count - 1)], last ? around.Open(message.Attachments ?? []) : []);
            var reached = await calls.ReachAsync(inbox, outbound, static (c, m, tools, call, stop) => c.SendAsync(m, tools, call, stop), Limit, ct);
            var ids = IdsOf(reached.Value, outbound);
            if (reached.Value is not SendResult.Sent || last)
                return (Decide(delivery, reached, traits.IdempotentSend), reached.Value is SendResult.Sent ? part + 1 : part, ids);
            if (!await queue.PartSentAsync(delivery, part + 1, ids, around.Now, ct))
                return (new DeliveryDecision(DeliveryState.Unknown, null, DeliveryDecision.Lost), part + 1, []);
        }
    }

    private DeliveryDecision Decide(LeasedDelivery delivery, Reached<SendResult> reached, bool idempotent) =>
        DeliveryDecision.Decide(reached, idempotent, delivery.Attempts, delivery.Since, around.Now, Random.Shared.NextDouble());

    private OutboundMessage Outbound(LeasedDelivery delivery, ChannelThreadRow thread, int part, string text, IReadOnlyList<OutboundFile> files)
    {
        var address = thread.ReplyUntil is { } until && until <= around.Now ? null : Open(delivery, thread.ReplyAddress);
        return new OutboundMessage(
            TextParts.IdOf(delivery.Id, part), new ChannelThread(thread.ThreadId, thread.IsGroup, thread.Title, address, address is null ? null : thread.ReplyUntil),
            thread.PersonId, text, files, thread.ReplyTo, Open(delivery, thread.ReplyCode), [], thread.LastHeardAt, thread.SentSince);
    }

    private string? Open(LeasedDelivery delivery, byte[]? locked) =>
        locked is null ? null : Encoding.UTF8.GetString(secrets.Open(delivery.Tenant.Id, ChannelThreadRow.Purpose, locked));

    /// <summary>The platform may tell later of its own id or of ours.</summary>
    private static IReadOnlyList<string> IdsOf(SendResult? result, OutboundMessage message) =>
        result is SendResult.Sent sent ? [.. sent.MessageIds.Select(EventText.NameOf).Append(message.DeliveryId.ToString()).Distinct(StringComparer.Ordinal)] : [];
}

/// <summary>What sending needs around it: the inbox, files, the clock, and those who look on.</summary>
internal sealed class DeliverySurroundings(LiveInboxes inboxes, IDeskPlugins plugins, FileStore files, DeliveryNews news, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Null while the inbox is switched off or its plugin is gone: what waits there goes on waiting.</summary>
    public async ValueTask<(LiveInbox Inbox, MessagingTraits Traits)?> InboxAsync(LeasedDelivery delivery, CancellationToken ct) =>
        await inboxes.FindAsync(delivery.Tenant.Id, delivery.Inbox, ct) is { } inbox && plugins.Messaging(inbox.Channel) is { } traits ? (inbox, traits) : null;

    public IReadOnlyList<OutboundFile> Open(IReadOnlyList<Attachment> attachments) =>
        [.. attachments.Select(a => new OutboundFile(a.Name, a.ContentType, a.Size, _ => new ValueTask<Stream>(File.OpenRead(files.PathOf(a.Id)))))];

    public async Task TellAsync(LeasedDelivery delivery, DeliveryDecision decision, CancellationToken ct)
    {
        if (decision.Failure is { } failure)
            await news.ComplainAsync(delivery, failure, ct);
        await news.TellAsync(delivery, ct);
    }
}
