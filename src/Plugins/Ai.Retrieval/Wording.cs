namespace Switchboard.Plugins.Ai.Retrieval;

/// <summary>What the bot says in its own words.</summary>
internal sealed record Wording(string Hello, string Welcome, string Goodbye, string GoAhead, string ABot, string ConnectingYou, string APersonWillLook, string NotSure)
{
    private static readonly Wording Chinese = new(
        "您好！请问有什么可以帮您？",
        "不客气，很高兴能帮到您。还有其他问题吗？",
        "感谢您的咨询，祝您生活愉快！",
        "好的，请讲。",
        "我是机器人，根据帮助文章回答您的问题。需要人工客服时，请说“转人工”。",
        "好的，正在为您转接人工客服，请稍候。",
        "已收到您发来的文件，我请同事来看一下。",
        "这个问题我没有把握，为您转接人工客服，请稍候。");

    private static readonly Wording English = new(
        "Hello! How can I help you today?",
        "You're welcome, glad I could help. Is there anything else?",
        "Thanks for getting in touch. Have a nice day!",
        "Of course, go ahead.",
        "I'm a bot and answer from our help articles. To talk to a person, just say so.",
        "Of course. I'm connecting you to a colleague; one moment please.",
        "Thanks for the file. I'll ask a colleague to look at it.",
        "I'm not certain about this one, so I'm connecting you to a colleague. One moment please.");

    internal static Wording For(string language) => language == "zh-CN" ? Chinese : English;

    /// <summary>Chinese as soon as a fair share of the letters is: "iPhone 怎么退货" is a Chinese question.</summary>
    internal static string LanguageOf(string text)
    {
        var han = text.Count(c => c is >= '\u3400' and <= '\u9fff');
        var latin = text.Count(char.IsAsciiLetter);
        return han * 4 >= latin && han > 0 ? "zh-CN" : "en";
    }
}
