using System.Text.Json.Nodes;
using Switchboard.Connectors.WeCom.Platform;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.WeCom.Application;

/// <summary>A card with buttons, in a member's chat with the application.</summary>
internal static class ButtonCard
{
    private const int MostButtons = 6;
    private const int LongestKey = 1024;
    private const int LongestLabel = 20;
    private const int LongestTitle = 36;
    private const int LongestText = 160;

    /// <summary>The card, or null when something does not fit: what is too long for a card is cut off without a word.</summary>
    internal static JsonObject? Of(string text, OutboundMessage message)
    {
        var keys = message.Buttons.Select(b => ButtonKeys.Write(b, LongestKey)).ToList();
        if (message.Buttons.Count is 0 or > MostButtons || keys.Contains(null) || message.Buttons.Any(b => b.Label.Length is 0 or > LongestLabel))
            return null;
        var (title, rest) = Titled(text.Trim());
        if (title.Length is 0 or > LongestTitle || rest.Length > LongestText)
            return null;
        return new JsonObject
        {
            ["card_type"] = "button_interaction",
            ["main_title"] = new JsonObject { ["title"] = title },
            ["sub_title_text"] = rest,
            ["task_id"] = message.DeliveryId.ToString("N"),
            ["button_list"] = new JsonArray([.. message.Buttons.Select((b, i) => new JsonObject { ["text"] = b.Label, ["style"] = 1, ["key"] = keys[i] })]),
        };
    }

    private static (string Title, string More) Titled(string text)
    {
        var line = text.IndexOf('\n', StringComparison.Ordinal);
        return line < 0 ? (text, "") : (text[..line].TrimEnd(), text[(line + 1)..].TrimStart());
    }
}
