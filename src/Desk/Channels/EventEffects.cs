using Switchboard.Desk.Inboxes;
using Switchboard.Plugins.Contract;

namespace Switchboard.Desk.Channels;

/// <summary>Carries one event out. Everything here may happen again after a crash, and then changes nothing.</summary>
internal sealed class EventEffects(ChannelMessages messages, MessageChanges changes, ChannelButtons buttons, ChannelPulls pulls, TimeProvider clock)
{
    public async Task<EventFate> ApplyAsync(LiveInbox inbox, ReceivedEvent received, CancellationToken ct)
    {
        var applied = await ApplyAsync(inbox, received.What, ct);
        return applied ? EventFate.Done(clock.GetUtcNow()) : EventFate.Waits(received, clock.GetUtcNow());
    }

    /// <returns>False when the message that it is about is not there.</returns>
    private async Task<bool> ApplyAsync(LiveInbox inbox, ChannelEvent what, CancellationToken ct)
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
                await messages.NoteAsync(inbox, notice, ct);
                return true;
            default:
                return true;
        }
    }
}
