using System.Text.Json.Nodes;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.Feishu.Sending;

/// <summary>Words with buttons below. What a button holds comes back to us when it is pressed.</summary>
internal static class Card
{
    internal static JsonObject Of(OutboundMessage message)
    {
        var elements = new JsonArray();
        if (message.Text.Length > 0)
            elements.Add(new JsonObject { ["tag"] = "div", ["text"] = Words(message.Text) });
        elements.Add(new JsonObject { ["tag"] = "action", ["actions"] = new JsonArray([.. message.Buttons.Select(x => Button(x, message.Thread.Group))]) });
        return new JsonObject { ["config"] = new JsonObject { ["wide_screen_mode"] = true }, ["elements"] = elements };
    }

    private static JsonNode Button(OutboundButton button, bool group)
    {
        var value = new JsonObject { ["action"] = button.Action };
        if (button.Value is not null)
            value["value"] = button.Value;
        // The platform does not tell where a card was pressed, and a group is answered differently.
        if (group)
            value["group"] = "true";
        return new JsonObject { ["tag"] = "button", ["text"] = Words(button.Label), ["type"] = button.Action == ChannelActions.TalkToPerson ? "primary" : "default", ["value"] = value };
    }

    private static JsonObject Words(string text) => new() { ["tag"] = "plain_text", ["content"] = text };
}
