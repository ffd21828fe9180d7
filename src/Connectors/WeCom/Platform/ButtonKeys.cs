using System.Text;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.WeCom.Platform;

/// <summary>What we write into a button, and read when it is pressed. Other keys are those of other applications' menus.</summary>
internal static class ButtonKeys
{
    private const string Ours = "swb:";

    /// <summary>The key, or null where it is too long. A long question needs none: the button itself says it.</summary>
    internal static string? Write(OutboundButton button, int mostBytes)
    {
        var key = button.Value is null ? Ours + button.Action : $"{Ours}{button.Action}:{button.Value}";
        if (Encoding.UTF8.GetByteCount(key) <= mostBytes)
            return key;
        return button.Action == ChannelActions.Ask && button.Value == button.Label ? Ours + button.Action : null;
    }

    /// <summary>The action and its value, or null when the key is none of ours.</summary>
    internal static (string Action, string? Value)? Read(string key)
    {
        if (!key.StartsWith(Ours, StringComparison.Ordinal))
            return null;
        var parts = key[Ours.Length..].Split(':', 2);
        var value = parts.Length == 2 ? parts[1] : null;
        return parts[0] switch
        {
            ChannelActions.TalkToPerson => (parts[0], value),
            ChannelActions.Ask => (parts[0], value),
            ChannelActions.Rate when value is "1" or "2" or "3" or "4" or "5" => (parts[0], value),
            _ => null,
        };
    }
}
