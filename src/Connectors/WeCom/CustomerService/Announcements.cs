using Switchboard.Connectors.WeCom.Callbacks;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.WeCom.CustomerService;

/// <summary>Callbacks of the customer service only say that there is something to fetch.</summary>
internal static class Announcements
{
    internal static IReadOnlyList<ChannelEvent> Read(CallbackFields read, Account account)
    {
        var openKfId = read["OpenKfId"];
        if (read.Event != "kf_msg_or_event" || openKfId.Length == 0)
            return [new ChannelEvent.Notice(EventIds.Of(read["MsgId"], read.EventId), read.At, read.Type == "event" ? read.Event : read.Type)];
        if (account.OpenKfId.Length > 0 && account.OpenKfId != openKfId)
            return [new ChannelEvent.Notice(Id(read), read.At, $"Something at the account {openKfId}, which is not this inbox's.")];
        return [new ChannelEvent.Announcement(Id(read), read.At, openKfId, read["Token"] is { Length: > 0 } token ? token : null)];
    }

    private static string Id(CallbackFields read) => EventIds.Of(read.Event, read["OpenKfId"], read["CreateTime"], read["Token"]);
}
