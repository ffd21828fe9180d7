using System.Text.Json.Nodes;
using Switchboard.Connectors.Feishu.Platform;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.Feishu.Sending;

/// <param name="Type">The platform's <c>msg_type</c>.</param>
/// <param name="Content">Its content, which travels as a text.</param>
internal sealed record OutboundPart(string Type, JsonObject Content)
{
    /// <summary>The words of a message, with its buttons where it has some; null when only files go out.</summary>
    internal static OutboundPart? Words(OutboundMessage message)
    {
        if (message.Buttons.Count > 0)
            return new OutboundPart("interactive", Card.Of(message));
        return message.Text.Length == 0 ? null : new OutboundPart("text", new JsonObject { ["text"] = Addressed(message) + Harmless(message.Text) });
    }

    internal JsonObject Request(string uuid) => new() { ["msg_type"] = Type, ["content"] = Content.ToJsonString(PlainJson.Options), ["uuid"] = uuid };

    /// <summary>In a group an answer that hangs on no message would be to nobody.</summary>
    private static string Addressed(OutboundMessage message) =>
        message is { Thread.Group: true, ReplyTo: null, Person: { } person } && person.All(x => char.IsAsciiLetterOrDigit(x) || x is '_' or '-') ? $"<at user_id=\"{person}\"></at> " : "";

    /// <summary>A quoted customer must not be able to ring everybody in a group.</summary>
    private static string Harmless(string text) => text.Replace("<at", "<\u200bat", StringComparison.OrdinalIgnoreCase);
}
