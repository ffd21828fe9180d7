using Switchboard.Desk.Inboxes;
using Switchboard.Desk.Realtime;
using Switchboard.Plugins.Contract;
using Switchboard.Tenancy;

namespace Switchboard.Desk.Channels;

/// <summary>Where platforms call back: the plugin says what it was, what it was is stored, and only then they are answered.</summary>
public sealed class ChannelDoor
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);
    private readonly IDeskPlugins _plugins;
    private readonly ChannelEvents _events;
    private readonly ChannelHealth _health;
    private readonly IDeskBus _bus;

    internal ChannelDoor(IDeskPlugins plugins, ChannelEvents events, ChannelHealth health, IDeskBus bus) =>
        (_plugins, _events, _health, _bus) = (plugins, events, health, bus);

    /// <summary>Whether a platform stands behind this inbox.</summary>
    public static bool Opens(LiveInbox inbox) => inbox.Channel != InboxChannels.WebChat;

    /// <returns>The plugin's answer; null when it has none, and then nothing is stored and the platform should come again.</returns>
    public async Task<CallbackAnswer?> ReceiveAsync(Tenant tenant, LiveInbox inbox, CallbackRequest request, CancellationToken ct)
    {
        var reached = await _plugins.ReachAsync(inbox.Channel, (request, inbox.Call), static (c, s, _) => new ValueTask<Callback>(c.Receive(s.request, s.Call)), Limit, ct);
        if (reached.Value is not { } callback)
            return null;
        if (!callback.Genuine)
        {
            await _health.ComplainAsync(tenant, inbox.Id, "not-genuine", callback.Complaint, ct);
            return callback.Answer;
        }

        if (callback.Events.Count == 0)
            return callback.Answer;
        if (!await _events.StoreAsync(tenant, inbox.Id, callback.Events, callback.Proof, ct))
        {
            await _health.ComplainAsync(tenant, inbox.Id, "not-genuine", "The proof of another callback came a second time.", ct);
            return CallbackAnswer.Refused;
        }

        _bus.Publish(new ChannelEventsWaiting(tenant.Id));
        return callback.Answer;
    }
}
