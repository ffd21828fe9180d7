using Switchboard.Desk.Inboxes;
using Switchboard.Plugins.Contract;
using Switchboard.Tenancy;

namespace Switchboard.Desk.Channels;

/// <summary>Carries one event out. Everything here may happen again after a crash, and then changes nothing.</summary>
internal sealed class EventEffects(ChannelMessages messages, MessageChanges changes, ChannelButtons buttons, ChannelPulls pulls, ChannelHealth health)
{
    /// <returns>False when the message that it is about is not there.</returns>
    public async Task<bool> ApplyAsync(Tenant tenant, LiveInbox inbox, ChannelEvent what, CancellationToken ct)
    {
        switch (what)
        {
            case ChannelEvent.Message message:
                if (!await buttons.RateByNumberAsync(inbox, message, ct))
                    await messages.HearAsync(inbox, message, ct);
                return true;
            case ChannelEvent.Edit edit:
                return await changes.ReviseAsync(inbox, edit, ct);
            case ChannelEvent.Recall recall:
                return await changes.RetractAsync(inbox, recall, ct);
            case ChannelEvent.Receipt receipt:
                return await changes.ArriveAsync(inbox, receipt, ct);
            case ChannelEvent.Undelivered undelivered:
                return await changes.FailAsync(inbox, undelivered, ct);
            case ChannelEvent.Pressed pressed:
                await buttons.PressAsync(inbox, pressed, ct);
                return true;
            case ChannelEvent.Entered entered:
                await messages.GreetAsync(inbox, entered, ct);
                return true;
            case ChannelEvent.Announcement announcement:
                await pulls.AskAsync(inbox, announcement, ct);
                return true;
            case ChannelEvent.Notice notice:
                await health.NoteAsync(tenant, inbox.Id, notice.What, ct);
                return true;
            default:
                return true;
        }
    }
}
