using System.Globalization;
using System.Text;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.WeCom.Platform;

/// <summary>Buttons as text, where the platform has none that fit.</summary>
internal static class NumberedChoice
{
    internal static string Of(string text, IReadOnlyList<OutboundButton> buttons)
    {
        var lines = new StringBuilder(text);
        for (var i = 0; i < buttons.Count; i++)
            lines.Append(lines.Length > 0 ? "\n" : "").Append(CultureInfo.InvariantCulture, $"{i + 1}. {buttons[i].Label}");
        return lines.ToString();
    }
}
