using System.Globalization;
using System.Text;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.WeCom.Platform;

/// <summary>Buttons as text, where the platform has none that fit.</summary>
internal static class NumberedChoice
{
    internal static string Of(string text, IReadOnlyList<OutboundButton> buttons)
    {
        // Nothing to choose from: what stands on the button is what to say.
        if (buttons is [{ Action: ChannelActions.TalkToPerson } person])
            return text + (person.Label.Any(IsChinese) ? $"\n（回复“{person.Label}”联系人工客服）" : $"\n(Reply “{person.Label}” to reach one of us.)");
        var lines = new StringBuilder(text);
        for (var i = 0; i < buttons.Count; i++)
            lines.Append(lines.Length > 0 ? "\n" : "").Append(CultureInfo.InvariantCulture, $"{i + 1}. {buttons[i].Label}");
        return lines.ToString();
    }

    private static bool IsChinese(char c) => c is >= '\u4e00' and <= '\u9fff';
}
