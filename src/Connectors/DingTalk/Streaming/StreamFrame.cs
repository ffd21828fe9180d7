using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Switchboard.Connectors.DingTalk.Messages;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.DingTalk.Streaming;

/// <summary>One push of the platform.</summary>
internal sealed record StreamFrame(string Type, string Topic, string MessageId, JsonElement Headers, string Data)
{
    /// <summary>Null when it is no frame.</summary>
    internal static StreamFrame? Read(ReadOnlySpan<byte> utf8)
    {
        if (Json.Parse(utf8) is not { } frame || frame.Member("headers") is not { ValueKind: JsonValueKind.Object } headers)
            return null;
        return new StreamFrame(frame.Text("type") ?? "", headers.Text("topic") ?? "", headers.Text("messageId") ?? "", headers, frame.Text("data") ?? "");
    }

    internal bool IsPing => Type == "SYSTEM" && Topic == "ping";

    internal bool IsDisconnect => Type == "SYSTEM" && Topic == "disconnect";

    internal bool IsEvent => Type == "EVENT";

    internal bool IsRobot => Type == "CALLBACK" && Topic == Gateway.RobotTopic;

    /// <summary>What happened; null when it cannot be read and sending it again would not help.</summary>
    internal ChannelEvent? Happened(RobotSettings robot, DateTimeOffset now)
    {
        if (IsRobot)
            return Json.Parse(Data) is { } body ? RobotMessage.Read(body, robot, now) : null;
        return (Headers.Filled("eventId") ?? (MessageId.Length > 0 ? MessageId : null)) is { } id && Headers.Filled("eventType") is { } type
            ? Notices.Of(id, type, Headers.Time("eventBornTime") ?? Headers.Time("time") ?? now)
            : null;
    }

    internal byte[] Pong() => Answer(200, "OK", Data);

    internal byte[] Taken() => Answer(200, "OK", IsEvent ? """{"status":"SUCCESS","message":"OK"}""" : """{"response":null}""");

    internal byte[] Later() => Answer(200, "OK", """{"status":"LATER","message":"not stored"}""");

    internal byte[] Unknown() => Answer(404, "not subscribed", "{}");

    private byte[] Answer(int code, string message, string data) => Encoding.UTF8.GetBytes(Json.Write(new JsonObject
    {
        ["code"] = code,
        ["message"] = message,
        ["headers"] = new JsonObject { ["messageId"] = MessageId, ["contentType"] = "application/json" },
        ["data"] = data,
    }));
}
