using Switchboard.Connectors.WeCom.Callbacks;
using Switchboard.Connectors.WeCom.Platform;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.WeCom.Application;

/// <summary>What a member of the company did in the application.</summary>
internal static class ApplicationEvents
{
    internal static IReadOnlyList<ChannelEvent> Read(CallbackFields read, Account account)
    {
        if (account.AgentId.Length > 0 && read["AgentID"].Length > 0 && read["AgentID"] != account.AgentId)
            return [new ChannelEvent.Notice(Id(read), read.At, $"Sent for the application {read["AgentID"]}, not for this one.")];
        return [read.Type == "event" ? Event(read) : Message(read)];
    }

    private static ChannelEvent Event(CallbackFields read) => read.Event switch
    {
        _ when read.From.Length == 0 => Notice(read),
        "subscribe" or "enter_agent" => new ChannelEvent.Entered(read.EventId, read.At, Thread(read), Person(read), null),
        "click" or "template_card_event" when ButtonKeys.Read(read["EventKey"]) is { } button =>
            new ChannelEvent.Pressed(read.EventId, read.At, Thread(read), Person(read), button.Action, button.Value, read["TaskId"] is { Length: > 0 } card ? card : null),
        _ => Notice(read),
    };

    private static ChannelEvent Message(CallbackFields read) =>
        read.From.Length == 0 || read["MsgId"].Length == 0
            ? Notice(read)
            : new ChannelEvent.Message(read["MsgId"], read.At, read["MsgId"], Thread(read), Person(read), Text(read), Media(read));

    private static string Text(CallbackFields read) => read.Type switch
    {
        "text" => read["Content"],
        "image" or "voice" or "video" => "",
        "location" => Lines.Of(read["Label"], $"{read["Location_X"]}, {read["Location_Y"]}"),
        "link" => Lines.Of(read["Title"], read["Description"], read["Url"]),
        _ => $"[{read.Type}]",
    };

    private static IReadOnlyList<ChannelMedia> Media(CallbackFields read) => (read.Type, read["MediaId"]) switch
    {
        (_, "") => [],
        ("image", var id) => [MediaDownload.Named(MediaKind.Image, id, read.At)],
        ("voice", var id) => [MediaDownload.Named(MediaKind.Audio, id, read.At)],
        ("video", var id) => [MediaDownload.Named(MediaKind.Video, id, read.At)],
        ("file", var id) => [MediaDownload.Named(MediaKind.File, id, read.At)],
        _ => [],
    };

    private static ChannelEvent.Notice Notice(CallbackFields read) => new(Id(read), read.At, read.Type == "event" ? read.Event : read.Type);

    private static string Id(CallbackFields read) => read["MsgId"].Length > 0 ? EventIds.Of(read["MsgId"]) : read.EventId;

    private static ChannelThread Thread(CallbackFields read) => new(read.From, Group: false);

    private static ChannelPerson Person(CallbackFields read) => new(read.From);
}
