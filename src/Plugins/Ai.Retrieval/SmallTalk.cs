using System.Collections.Frozen;

namespace Switchboard.Plugins.Ai.Retrieval;

/// <summary>
/// Greetings, thanks, goodbyes, the question who is there and the announcement of a question, when they stand alone.
/// Anything longer may hold a question and is searched.
/// </summary>
internal static class SmallTalk
{
    private static readonly FrozenSet<string> Hello =
        new[] { "hi", "hello", "hey", "hi there", "good morning", "good afternoon", "good evening", "你好", "您好", "在吗", "在么", "有人吗", "早上好", "下午好", "晚上好", "嗨", "哈喽" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Thanks =
        new[] { "thanks", "thank you", "thx", "thanks a lot", "thank you very much", "ok thanks", "great thanks", "谢谢", "多谢", "谢谢你", "谢谢您", "感谢", "好的谢谢", "非常感谢" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Bye =
        new[] { "bye", "goodbye", "see you", "bye bye", "再见", "拜拜", "没有了", "没了" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> WhoAreYou =
        new[] { "are you a robot", "are you a bot", "am i talking to a robot", "who are you", "你是机器人吗", "您是机器人吗", "是机器人吗", "你是人吗", "你是谁", "您是谁" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> QuestionAhead =
        new[]
        {
            "i have a question", "i have another question", "one more question", "one more thing", "another question", "a question", "question", "can i ask something", "can i ask a question", "quick question",
            "有问题", "我有问题", "有个问题", "我有个问题", "有一个问题", "我有一个问题", "还有问题", "还有个问题", "还有一个问题", "我还有问题", "我还有个问题", "我还有一个问题", "再问一下", "再问一个问题", "问一下", "我想问一下", "请问", "请问一下", "想咨询一下", "咨询一下",
        }.ToFrozenSet(StringComparer.Ordinal);

    internal static string? Reply(string text, Wording say)
    {
        var plain = new string([.. text.ToLowerInvariant().Where(c => !char.IsPunctuation(c) && !char.IsSymbol(c))]).Trim();
        return Hello.Contains(plain) ? say.Hello
            : Thanks.Contains(plain) ? say.Welcome
            : Bye.Contains(plain) ? say.Goodbye
            : QuestionAhead.Contains(plain) ? say.GoAhead
            : WhoAreYou.Contains(plain) ? say.ABot
            : null;
    }
}
