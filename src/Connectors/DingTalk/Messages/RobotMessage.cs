using System.Text.Json;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.DingTalk.Messages;

/// <summary>What the robot hears, the same over HTTP and over the stream.</summary>
internal static class RobotMessage
{
    /// <summary>Null when it is no such message.</summary>
    internal static ChannelEvent? Read(JsonElement body, RobotSettings robot, DateTimeOffset now)
    {
        if (body.Filled("msgId") is not { } id || Person(body) is not { } sender || Thread(body, sender, robot) is not { } thread)
            return null;
        var at = body.Time("createAt") ?? now;
        var (text, media) = MessageContent.Of(body);
        return media.Count == 0 && Buttons.Recognise(text) is var (action, value)
            ? new ChannelEvent.Pressed(Ids.Fitting(id), at, thread, sender, action, value)
            : new ChannelEvent.Message(Ids.Fitting(id), at, Ids.Fitting(id), thread, sender, text, media);
    }

    private static ChannelPerson? Person(JsonElement body) =>
        (body.Filled("senderStaffId") ?? body.Filled("senderId")) is { } id
            ? new ChannelPerson(id, body.Filled("senderNick"), body.Filled("senderUnionId") ?? body.Filled("unionId"))
            : null;

    private static ChannelThread? Thread(JsonElement body, ChannelPerson sender, RobotSettings robot)
    {
        var group = body.Text("conversationType") == "2";
        var id = group ? body.Filled("conversationId") : sender.Id;
        if (id is null)
            return null;
        var reply = ReplyAddress(body.Filled("sessionWebhook"), robot);
        return new ChannelThread(id, group, group ? body.Filled("conversationTitle") : null, reply, reply is null ? null : body.Time("sessionWebhookExpiredTime"));
    }

    /// <summary>The body is not signed: whoever repeats a callback's headers could direct our answers elsewhere. Without an address they go by the API.</summary>
    private static string? ReplyAddress(string? webhook, RobotSettings robot) =>
        Uri.TryCreate(webhook, UriKind.Absolute, out var address)
        && address.AbsolutePath == "/robot/sendBySession"
        && address.GetLeftPart(UriPartial.Authority) == robot.Legacy.GetLeftPart(UriPartial.Authority)
            ? webhook
            : null;
}
