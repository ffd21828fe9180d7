namespace Switchboard.Host.Help;

/// <summary>What the help centre's pages say.</summary>
internal sealed record HelpWords(string Centre, string Search, string Results, string Nothing, string Helped, string Yes, string No, string Thanks, string TooMany, string Other, string OtherName)
{
    private static readonly HelpWords English = new(
        "Help centre", "Search", "What may answer your question", "No article fits. Try other words.", "Did this answer your question?", "Yes", "No", "Thank you for telling us.", "Too many searches. Please try again in a minute.", "zh-CN", "中文");

    private static readonly HelpWords Chinese = new(
        "帮助中心", "搜索", "可能解答您的问题", "没有找到合适的文章，换个说法试试。", "这篇文章解决您的问题了吗？", "解决了", "没有", "感谢您的反馈。", "搜索过于频繁，请一分钟后再试。", "en", "English");

    internal static HelpWords Of(string language) => language == "zh-CN" ? Chinese : English;
}
