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
    private static readonly ChannelFailure Nowhere = new("no-thread", FailureReason.Unreachable);
    private static readonly ChannelFailure TakesNoFiles = new("no-files", FailureReason.File);

    public async Task TryAsync(LeasedDelivery delivery, CancellationToken ct)
    {
        var (decision, sent) = await SendAsync(delivery, ct);
        if (await queue.FinishAsync(delivery, decision, sent, around.Now, ct))
            await around.TellAsync(delivery, decision, ct);
    }

    private async Task<(DeliveryDecision Decision, SentSoFar Sent)> SendAsync(LeasedDelivery delivery, CancellationToken ct)
    {
        if (await around.InboxAsync(delivery, ct) is not var (inbox, traits))
            return (Decide(delivery, new Reached<SendResult>(null, ReachFault.NotCalled), idempotent: false), SentSoFar.Only(delivery.PartsSent));
        var message = await db.Messages.AsNoTracking().SingleAsync(m => m.ConversationId == delivery.Conversation && m.Seq == delivery.Seq, ct);
        if (message.RecalledAt is not null)
            return (DeliveryDecision.TakenBack, SentSoFar.Only(delivery.PartsSent));
        if (message.Attachments is { Count: > 0 } && !traits.Capabilities.Attachments)
            return (new DeliveryDecision(DeliveryState.Failed, null, TakesNoFiles), SentSoFar.Only(delivery.PartsSent));
        if (await AddresseeAsync(delivery, ct) is not { } to)
            return (new DeliveryDecision(DeliveryState.Failed, null, Nowhere), SentSoFar.Only(delivery.PartsSent));
        if (OutboundWords.Decide(message, to.Status, to.Score, CustomerWords.Of(to.Language, to.LastSaid)) is not { } words)
            return (DeliveryDecision.Settled, SentSoFar.Only(delivery.PartsSent));
        return await SendAsync(delivery, inbox, traits, new Outgoing(to.Thread, words, message.Attachments ?? []), ct);
    }

    private async Task<(DeliveryDecision Decision, SentSoFar Sent)> SendAsync(LeasedDelivery delivery, LiveInbox inbox, MessagingTraits traits, Outgoing outgoing, CancellationToken ct)
    {
        var texts = TextParts.Divide(outgoing.Words.Text, traits.Capabilities.MaxTextLength);
        var sentSince = outgoing.Thread.SentSince;
        for (var part = delivery.PartsSent; ; part++)
        {
            var last = part >= texts.Count - 1;
            var outbound = Outbound(delivery, outgoing, part, texts[Math.Min(part, texts.Count - 1)], last) with { SentSince = sentSince };
            var reached = await calls.ReachAsync(inbox, outbound, static (c, m, tools, call, stop) => c.SendAsync(m, tools, call, stop), Limit, ct);
            if (reached.Value is not SendResult.Sent done)
                return (Decide(delivery, reached, traits.IdempotentSend), SentSoFar.Only(part));
            var sent = SentSoFar.With(part + 1, done, outbound.DeliveryId);
            if (last)
                return (Decide(delivery, reached, traits.IdempotentSend), sent);
            if (!await queue.PartSentAsync(delivery, sent, around.Now, ct))
                return (new DeliveryDecision(DeliveryState.Unknown, null, DeliveryDecision.Lost), SentSoFar.Only(part + 1));
            sentSince += sent.Messages;
        }
    }

    private DeliveryDecision Decide(LeasedDelivery delivery, Reached<SendResult> reached, bool idempotent) =>
        DeliveryDecision.Decide(reached, idempotent, delivery.Attempts, delivery.Since, around.Now, Random.Shared.NextDouble());

    private async Task<Addressee?> AddresseeAsync(LeasedDelivery delivery, CancellationToken ct) => await (
        from c in db.Conversations.Where(c => c.Id == delivery.Conversation)
        join person in db.Contacts on c.ContactId equals person.Id
        from t in db.Set<ChannelThreadRow>().Where(t => t.InboxId == c.InboxId && t.ContactId == c.ContactId)
        select new Addressee(t, c.Status, c.RatingScore, c.Language ?? person.Language, c.LastMessageText)).AsNoTracking().SingleOrDefaultAsync(ct);

    /// <summary>What hangs on a message goes with its last part; a code for one greeting with its first.</summary>
    private OutboundMessage Outbound(LeasedDelivery delivery, Outgoing outgoing, int part, string text, bool last)
    {
        var thread = outgoing.Thread;
        var address = thread.ReplyUntil is { } until && until <= around.Now ? null : Open(delivery, thread.ReplyAddress);
        return new OutboundMessage(
            TextParts.IdOf(delivery.Id, part), new ChannelThread(thread.ThreadId, thread.IsGroup, thread.Title, address, address is null ? null : thread.ReplyUntil),
            thread.PersonId, text, last ? around.Open(outgoing.Files) : [], thread.ReplyTo, part == 0 ? Open(delivery, thread.ReplyCode) : null, last ? outgoing.Words.Buttons : [],
            thread.LastHeardAt, thread.SentSince);
    }

    private string? Open(LeasedDelivery delivery, byte[]? locked) =>
        locked is null ? null : Encoding.UTF8.GetString(secrets.Open(delivery.Tenant.Id, ChannelThreadRow.Purpose, locked));

    private sealed record Addressee(ChannelThreadRow Thread, ConversationStatus Status, int? Score, string? Language, string? LastSaid);

    private sealed record Outgoing(ChannelThreadRow Thread, OutboundWords Words, IReadOnlyList<Attachment> Files);
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
        // What we did not want to send any more is no failure of the inbox.
        if (decision.Failure is { } failure && decision != DeliveryDecision.TakenBack && decision != DeliveryDecision.Settled)
            await news.ComplainAsync(delivery, failure, ct);
        await news.TellAsync(delivery, ct);
    }
}
