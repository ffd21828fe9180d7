using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.DingTalk.Messages;

/// <summary>
/// A press calls nobody back unless the organisation made a card template. But a button's address may make the client send words
/// in the customer's name: these are the words, and what they mean when they come back, typed or pressed.
/// </summary>
internal static class Buttons
{
    private const string Send = "dtmd://dingtalkclient/sendMessage?content=";
    private const string RateZh = "评分：";
    private const string RateEn = "Rating: ";
    private const string PersonZh = "转人工";
    private const string PersonEn = "Talk to a person";

    internal static string Words(OutboundButton button) => button.Action switch
    {
        ChannelActions.TalkToPerson => IsChinese(button.Label) ? PersonZh : PersonEn,
        ChannelActions.Rate => (IsChinese(button.Label) ? RateZh : RateEn) + button.Value,
        _ => button.Value ?? button.Label,
    };

    internal static string Address(OutboundButton button) => Send + Uri.EscapeDataString(Words(button));

    internal static (string Action, string? Value)? Recognise(string text)
    {
        if (text is PersonZh || text.Equals(PersonEn, StringComparison.OrdinalIgnoreCase))
            return (ChannelActions.TalkToPerson, null);
        foreach (var start in new[] { RateZh, RateEn })
        {
            if (text.StartsWith(start, StringComparison.OrdinalIgnoreCase) && text[start.Length..].Trim() is { Length: 1 } stars && stars[0] is >= '1' and <= '5')
                return (ChannelActions.Rate, stars);
        }

        return null;
    }

    private static bool IsChinese(string label) => label.Any(c => c is >= '\u4e00' and <= '\u9fff') || label.All(c => c is '★' or '☆' or ' ' or >= '0' and <= '9');
}
