using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Inboxes;
using Switchboard.Desk.Storage;
using Switchboard.Desk.Visitors;
using Switchboard.Plugins.Contract;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Channels;

/// <summary>What a customer presses: the same verbs that the widget has for it.</summary>
internal sealed class ChannelButtons(Correspondents people, ChannelMessages messages, VisitorVerbs verbs, DeskWork work, CurrentTenant tenant)
{
    private const int LeastStars = 1;
    private const int MostStars = 5;

    /// <summary>A number typed later than this answers something else.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);

    public async Task PressAsync(LiveInbox inbox, ChannelEvent.Pressed pressed, CancellationToken ct)
    {
        if (pressed is { Action: ChannelActions.Ask, Value.Length: > 0 })
        {
            await messages.HearAsync(inbox, pressed.Thread, pressed.Sender, "pressed:" + pressed.Id, EventText.Clean(pressed.Value), pressed.At, ct);
            return;
        }

        var who = await people.FindAsync(inbox, pressed.Thread, pressed.Sender, ct);
        await people.HearAsync(inbox, who.Contact, new Heard(pressed.Thread, pressed.Sender, pressed.At, Spoke: true), ct);
        var last = await LastAsync(inbox, who.Contact, ct);

        // A refusal is an answer: a person has it already, or it is not resolved yet.
        if (last is not null && pressed.Action == ChannelActions.TalkToPerson)
            await verbs.HandOverAsync(VisitorOf(inbox, who), last.Id, ct);
        if (pressed.Action == ChannelActions.Rate && Stars(pressed.Value) is { } stars && (await AskedAsync(inbox, who.Contact, pressed.MessageId, ct) ?? last) is { } rated)
            await RateAsync(inbox, who, rated, stars, ct);
    }

    /// <summary>A number is an answer to the question for a rating, where that was asked a while ago: not every platform shows buttons everywhere.</summary>
    /// <returns>False when it is a message like any other.</returns>
    public async Task<bool> RateByNumberAsync(LiveInbox inbox, ChannelEvent.Message said, CancellationToken ct)
    {
        if (said.Media.Count > 0 || Stars(said.Text.Trim()) is not { } stars)
            return false;
        var who = await people.FindAsync(inbox, said.Thread, said.Sender, ct);
        if (await LastAsync(inbox, who.Contact, ct) is not { Status: ConversationStatus.Resolved } last || !(said.At - last.ResolvedAt < Fresh) || !await WasAskedAsync(last.Id, ct))
            return false;
        await people.HearAsync(inbox, who.Contact, new Heard(said.Thread, said.Sender, said.At, Spoke: true, Message: EventText.Clean(said.MessageId)), ct);
        await RateAsync(inbox, who, last, stars, ct);
        return true;
    }

    /// <summary>Once for the same stars: a button that is pressed again, or an event that is carried out again, changes nothing.</summary>
    private async Task RateAsync(LiveInbox inbox, Correspondent who, Rated conversation, int stars, CancellationToken ct)
    {
        if (conversation.Score != stars)
            await verbs.RateAsync(VisitorOf(inbox, who), conversation.Id, stars, comment: null, ct);
    }

    private async Task<Rated?> LastAsync(LiveInbox inbox, ContactId contact, CancellationToken ct) => await work.Db.Conversations.AsNoTracking()
        .Where(c => c.InboxId == inbox.Id && c.ContactId == contact).OrderByDescending(c => c.CreatedAt)
        .Select(c => new Rated(c.Id, c.Status, c.ResolvedAt, c.RatingScore)).FirstOrDefaultAsync(ct);

    /// <summary>The conversation whose question was answered, which need not be the last; null where the platform does not tell which it was.</summary>
    private async Task<Rated?> AskedAsync(LiveInbox inbox, ContactId contact, string? card, CancellationToken ct)
    {
        if (card is null)
            return null;
        var known = EventText.NameOf(card);
        return await (
            from sent in work.Db.Set<ChannelSent>().AsNoTracking().Where(s => s.InboxId == inbox.Id && s.ExternalId == known)
            join c in work.Db.Conversations.AsNoTracking() on sent.ConversationId equals c.Id
            where c.ContactId == contact
            select new Rated(c.Id, c.Status, c.ResolvedAt, c.RatingScore)).FirstOrDefaultAsync(ct);
    }

    private async Task<bool> WasAskedAsync(ConversationId conversation, CancellationToken ct)
    {
        var question = await work.Db.Messages.AsNoTracking().Where(m => m.ConversationId == conversation && m.AuthorKind == AuthorKind.System && m.Delivery != null)
            .OrderByDescending(m => m.Seq).FirstOrDefaultAsync(ct);
        return question?.Delivery?.State is DeliveryState.Sent or DeliveryState.Delivered or DeliveryState.Read;
    }

    private Visitor VisitorOf(LiveInbox inbox, Correspondent who) => new(tenant.Tenant, inbox, who.Contact, who.Name);

    private static int? Stars(string? text) => text is { Length: 1 } && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var stars) && stars is >= LeastStars and <= MostStars ? stars : null;

    private sealed record Rated(ConversationId Id, ConversationStatus Status, DateTimeOffset? ResolvedAt, int? Score);
}
