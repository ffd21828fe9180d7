using System.Text;
using Switchboard.Desk.Files;
using Switchboard.Desk.Inboxes;
using Switchboard.Desk.Outbound;
using Switchboard.Plugins.Contract;
using Switchboard.Tenancy;

namespace Switchboard.Desk.Channels;

/// <summary>Has a plugin open a customer's file, and takes it in.</summary>
internal sealed class MediaPlatform(LiveInboxes inboxes, ChannelCalls calls, ChannelHealth health, ISecretBox secrets)
{
    /// <summary>Well within the lease.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public async Task<Reached<MediaAnswer>> FetchAsync(Tenant tenant, MediaRow file, IncomingFile into, CancellationToken ct)
    {
        if (await inboxes.FindAsync(tenant.Id, file.InboxId, ct) is not { } inbox)
            return new Reached<MediaAnswer>(null, ReachFault.NotCalled);
        var media = new ChannelMedia(file.Kind, Encoding.UTF8.GetString(secrets.Open(tenant.Id, MediaDraft.Purpose, file.Reference!)), file.Name, Until: file.Until);
        var reached = await calls.ReachAsync(inbox, (media, into), static (c, s, tools, call, stop) => OpenAsync(c, s.media, s.into, tools, call, stop), Limit, ct);
        if (reached.Fault != ReachFault.None)
            await health.ComplainAsync(tenant, file.InboxId, "file-not-fetched", reached.Why, ct);
        return reached;
    }

    private static async ValueTask<MediaAnswer> OpenAsync(IMessagingChannel channel, ChannelMedia media, IncomingFile into, IChannelTools tools, PluginCall call, CancellationToken ct)
    {
        try
        {
            if (await channel.FetchAsync(media, tools, call, ct) is not { } found)
                return new MediaAnswer.Refused(MediaTrouble.Gone);
            await using var content = found.Content;
            return MediaAnswer.Of(await into.TakeAsync(content, ct), media.Kind, found.Name ?? media.Name);
        }
        catch (AddressRefusedException)
        {
            return new MediaAnswer.Refused(MediaTrouble.Address);
        }
    }
}
