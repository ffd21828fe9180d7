using Switchboard.Desk.Inboxes;
using Switchboard.Plugins.Contract;

namespace Switchboard.Desk.Channels;

/// <summary>Asks a platform who somebody is, after they have written: their message does not wait for it.</summary>
internal sealed class ProfileFetches(LiveInboxes inboxes, ChannelCalls calls, ContactProfiles contacts)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public async Task TryAsync(LeasedProfile leased, CancellationToken ct)
    {
        if (await inboxes.FindAsync(leased.Tenant.Id, leased.Inbox, ct) is not { } inbox)
            return;
        var reached = await calls.ReachAsync(inbox, leased.Person, static (c, id, tools, call, stop) => c.ProfileAsync(id, tools, call, stop), Limit, ct);

        // Tried again later; what an event told is good without it.
        if (reached.Fault != ReachFault.None && leased.Tries < ProfileQueue.MostTries && leased.UnionId is null)
            return;
        var known = new ChannelProfile(reached.Value?.Name, leased.UnionId ?? reached.Value?.UnionId, reached.Value?.Language);
        await contacts.LearnAsync(leased, known, ct);
    }
}
