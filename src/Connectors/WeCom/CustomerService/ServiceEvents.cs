using System.Text.Json;
using Switchboard.Connectors.WeCom.Platform;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.WeCom.CustomerService;

/// <summary>One item of a pull: what a customer wrote, or what happened.</summary>
internal static class ServiceEvents
{
    private const int Customer = 3;
    private const int Platform = 4;

    /// <summary>Nothing for what colleagues write in their own client: they are not our customers.</summary>
    internal static IEnumerable<ChannelEvent> Read(JsonElement item, string source)
    {
        var at = UnixTime.Read(item.Number("send_time"), DateTimeOffset.UnixEpoch);
        if (item.Text("msgtype") == "event")
            return [Event(item, item.Field("event"), at, source)];
        return item.Number("origin") switch
        {
            Customer => [Message(item, at, source)],
            Platform => [new ChannelEvent.Notice(EventIds.Of(item.Text("msgid"), item.Text("send_time")), at, item.Text("msgtype"))],
            _ => [],
        };
    }

    private static ChannelEvent Message(JsonElement item, DateTimeOffset at, string source)
    {
        var id = item.Text("msgid");
        var customer = item.Text("external_userid");
        if (id.Length == 0 || customer.Length == 0)
            return new ChannelEvent.Notice(EventIds.Of(id, item.Text("send_time"), item.Text("msgtype")), at, "A message without an id or a customer.");
        var (thread, sender) = (ServiceThread.Of(Account(item, source), customer), new ChannelPerson(customer));
        if (ButtonKeys.Read(item.Field("text").Text("menu_id")) is { } pressed)
            return new ChannelEvent.Pressed(id, at, thread, sender, pressed.Action, Value(pressed, item));
        return new ChannelEvent.Message(id, at, id, thread, sender, ServiceContent.Text(item), ServiceContent.Media(item, at));
    }

    /// <summary>A question that was too long for a key is what its button says.</summary>
    private static string? Value((string Action, string? Value) pressed, JsonElement item) =>
        pressed.Action == ChannelActions.Ask && pressed.Value is null ? item.Field("text").Text("content") : pressed.Value;

    private static ChannelEvent Event(JsonElement item, JsonElement happened, DateTimeOffset at, string source)
    {
        var kind = happened.Text("event_type");
        var customer = happened.Text("external_userid");
        var id = Id(item, happened);
        return kind switch
        {
            "enter_session" when customer.Length > 0 =>
                new ChannelEvent.Entered(id, at, ServiceThread.Of(Account(happened, source), customer), new ChannelPerson(customer), happened.Text("welcome_code") is { Length: > 0 } code ? code : null),
            "msg_send_fail" when happened.Text("fail_msgid") is { Length: > 0 } failed =>
                new ChannelEvent.Undelivered(id, at, failed, Refusals.FailType(happened.Number("fail_type"))),
            "user_recall_msg" when happened.Text("recall_msgid") is { Length: > 0 } recalled => new ChannelEvent.Recall(id, at, recalled),
            "session_status_change" => new ChannelEvent.Notice(id, at, $"session_status_change {happened.Text("change_type")}"),
            _ => new ChannelEvent.Notice(id, at, kind),
        };
    }

    /// <summary>Some events come without an id.</summary>
    private static string Id(JsonElement item, JsonElement happened) =>
        item.Text("msgid") is { Length: > 0 } id
            ? EventIds.Of(id)
            : EventIds.Of(happened.Text("event_type"), happened.Text("open_kfid"), happened.Text("external_userid"), item.Text("send_time"), happened.Text("recall_msgid") + happened.Text("fail_msgid"));

    private static string Account(JsonElement element, string source) => element.Text("open_kfid") is { Length: > 0 } account ? account : source;
}
