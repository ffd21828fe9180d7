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

    public async Task PressAsync(LiveInbox inbox, ChannelEvent.Pressed pressed, CancellationToken ct)
    {
        if (pressed is { Action: ChannelActions.Ask, Value.Length: > 0 })
        {
            await messages.HearAsync(inbox, pressed.Thread, pressed.Sender, "pressed:" + pressed.Id, EventText.Clean(pressed.Value), pressed.At, ct);
            return;
        }

        var who = await people.FindAsync(inbox, pressed.Thread, pressed.Sender, ct);
        var conversation = await work.Db.Conversations.AsNoTracking().Where(c => c.InboxId == inbox.Id && c.ContactId == who.Contact)
            .OrderByDescending(c => c.CreatedAt).Select(c => new { c.Id }).FirstOrDefaultAsync(ct);
        var visitor = new Visitor(tenant.Tenant, inbox, who.Contact, who.Name);

        // A refusal is an answer: a person has it already, or it is not resolved yet.
        if (conversation is not null && pressed.Action == ChannelActions.TalkToPerson)
            await verbs.HandOverAsync(visitor, conversation.Id, ct);
        if (conversation is not null && pressed.Action == ChannelActions.Rate && int.TryParse(pressed.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var stars) && stars is >= LeastStars and <= MostStars)
            await verbs.RateAsync(visitor, conversation.Id, stars, comment: null, ct);
    }
}
