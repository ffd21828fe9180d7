using System.Text.Json.Nodes;
using Switchboard.Connectors.DingTalk.Messages;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.DingTalk.Sending;

/// <summary>One message as the robot API and as a session webhook want it.</summary>
/// <param name="Key">The API's template.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Webhook">The same for a webhook; null where webhooks do not carry it.</param>
internal sealed record Part(string Key, JsonObject Parameters, JsonObject? Webhook)
{
    /// <summary>The platform takes 15,000 bytes.</summary>
    internal bool IsTooLong => System.Text.Encoding.UTF8.GetByteCount(Json.Write(Parameters)) > 15_000;
}

internal static class Parts
{
    private const int MostButtons = 5;

    internal static Part Words(string text, IReadOnlyList<OutboundButton> buttons) => buttons.Count switch
    {
        0 => new Part("sampleText", new JsonObject { ["content"] = text }, new JsonObject { ["msgtype"] = "text", ["text"] = new JsonObject { ["content"] = text } }),
        <= MostButtons => Card(text, buttons),
        _ => Links(text, buttons),
    };

    internal static Part Picture(string mediaId) => new("sampleImageMsg", new JsonObject { ["photoURL"] = mediaId }, null);

    internal static Part Speech(string mediaId, TimeSpan length) =>
        new("sampleAudio", new JsonObject { ["mediaId"] = mediaId, ["duration"] = ((long)length.TotalMilliseconds).ToString(System.Globalization.CultureInfo.InvariantCulture) }, null);

    internal static Part File(string mediaId, string name, string type) =>
        new("sampleFile", new JsonObject { ["mediaId"] = mediaId, ["fileName"] = name, ["fileType"] = type }, null);

    private static Part Card(string text, IReadOnlyList<OutboundButton> buttons)
    {
        var parameters = new JsonObject { ["title"] = Title(text, buttons), ["text"] = Markdown(text) };
        for (var i = 0; i < buttons.Count; i++)
        {
            // The template with one button has other names than those with several.
            parameters[buttons.Count == 1 ? "singleTitle" : $"actionTitle{i + 1}"] = buttons[i].Label;
            parameters[buttons.Count == 1 ? "singleURL" : $"actionURL{i + 1}"] = Buttons.Address(buttons[i]);
        }

        var shown = buttons.Select(b => (JsonNode)new JsonObject { ["title"] = b.Label, ["actionURL"] = Buttons.Address(b) }).ToArray();
        return new Part(
            buttons.Count == 1 ? "sampleActionCard" : $"sampleActionCard{buttons.Count}",
            parameters,
            new JsonObject
            {
                ["msgtype"] = "actionCard",
                ["actionCard"] = new JsonObject { ["title"] = Title(text, buttons), ["text"] = Markdown(text), ["btnOrientation"] = "0", ["btns"] = new JsonArray(shown) },
            });
    }

    private static Part Links(string text, IReadOnlyList<OutboundButton> buttons)
    {
        var list = Markdown(text) + string.Concat(buttons.Select(b => $"\n\n- [{b.Label}]({Buttons.Address(b)})"));
        return new Part(
            "sampleMarkdown",
            new JsonObject { ["title"] = Title(text, buttons), ["text"] = list },
            new JsonObject { ["msgtype"] = "markdown", ["markdown"] = new JsonObject { ["title"] = Title(text, buttons), ["text"] = list } });
    }

    /// <summary>What the list of chats shows. Cut between characters, never within one.</summary>
    private static string Title(string text, IReadOnlyList<OutboundButton> buttons)
    {
        var line = text.Split('\n')[0].Trim();
        var title = new System.Globalization.StringInfo(line.Length > 0 ? line : buttons[0].Label);
        return title.LengthInTextElements <= 20 ? title.String : title.SubstringByTextElements(0, 20);
    }

    /// <summary>A line break of ours is one of Markdown's only after two spaces.</summary>
    private static string Markdown(string text) => text.Replace("\n", "  \n", StringComparison.Ordinal);
}
