using System.Text.Json;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.Feishu.Receiving;

/// <summary>What a customer wrote.</summary>
internal static class MessageReading
{
    /// <summary>What the platform lets a text be, in bytes even.</summary>
    private const int LongestText = 150_000;

    internal static ChannelEvent.Message? Read(JsonElement said, string id, DateTimeOffset at, string botOpenId)
    {
        var sender = said.Object("sender");
        // Our own answers come back in groups; taking them for a customer's would answer them again.
        if (sender.Text("sender_type") == "app" || EventReading.Person(sender.Object("sender_id")) is not { } person)
            return null;
        var message = said.Object("message");
        if (message.Id("message_id") is not { } messageId || message.Id("chat_id") is not { } chat)
            return null;
        var content = MessageContent.Read(message.Id("message_type") ?? "", message.Text("content") ?? "", messageId, Mentions.Of(message, botOpenId));
        return new ChannelEvent.Message(
            id, message.Time("create_time") ?? at, messageId, new ChannelThread(chat, Group: message.Text("chat_type") != "p2p"), person, Excerpt.Of(content.Text, LongestText), content.Media, message.Id("parent_id"));
    }
}
