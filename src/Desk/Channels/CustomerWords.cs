namespace Switchboard.Desk.Channels;

/// <summary>What customers at platforms read in our own name; on a site of the company's the widget says the same.</summary>
/// <param name="TalkToPerson">On the button below a bot's answer.</param>
/// <param name="HowDidWeDo">The question after a conversation.</param>
/// <param name="Stars">Its answers, from the worst to the best.</param>
internal sealed record CustomerWords(string TalkToPerson, string HowDidWeDo, IReadOnlyList<string> Stars)
{
    private static readonly CustomerWords English = new(
        "Talk to a person", "How did we do?", ["1 – Very bad", "2 – Bad", "3 – All right", "4 – Good", "5 – Excellent"]);

    private static readonly CustomerWords Chinese = new(
        "转人工", "请为本次服务评分", ["1 分：非常不满意", "2 分：不满意", "3 分：一般", "4 分：满意", "5 分：非常满意"]);

    /// <param name="language">The customer's, where it is known.</param>
    /// <param name="said">What was said last, which tells it otherwise.</param>
    internal static CustomerWords Of(string? language, string? said) => language switch
    {
        "en" => English,
        "zh-CN" => Chinese,
        _ => said?.Any(c => c is >= '\u4e00' and <= '\u9fff') == true ? Chinese : English,
    };
}
