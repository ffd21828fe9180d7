using System.Text;
using System.Text.Json.Nodes;
using Switchboard.Connectors.WeCom.Platform;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.WeCom.CustomerService;

/// <summary>A menu in a customer's chat; what is pressed comes back as a message of theirs.</summary>
internal static class ChoiceMenu
{
    private const int MostItems = 10;
    private const int LongestItem = 128;
    private const int LongestHead = 1024;

    /// <summary>The menu, or null when something does not fit.</summary>
    internal static JsonObject? Of(string text, IReadOnlyList<OutboundButton> buttons)
    {
        var keys = buttons.Select(b => ButtonKeys.Write(b, LongestItem)).ToList();
        if (buttons.Count is 0 or > MostItems || keys.Contains(null) || buttons.Any(b => Encoding.UTF8.GetByteCount(b.Label) is 0 or > LongestItem))
            return null;
        if (Encoding.UTF8.GetByteCount(text) > LongestHead)
            return null;
        return new JsonObject
        {
            ["head_content"] = text,
            ["list"] = new JsonArray([.. buttons.Select((b, i) => new JsonObject { ["type"] = "click", ["click"] = new JsonObject { ["id"] = keys[i], ["content"] = b.Label } })]),
        };
    }
}
