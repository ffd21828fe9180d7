using System.Collections.Frozen;

namespace Switchboard.Search.Analysis;

/// <summary>What holds a question together without being what it is about.</summary>
internal static class FunctionWords
{
    private static readonly FrozenSet<string> English =
        "the a an is are was were be been do does did i me my we our you your it its of to in on at by for with and or if this that there can could will would please am have has"
            .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> EnglishQuestions =
        "what where when who why how which should any some".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ByWord = English.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ByQuestion = EnglishQuestions.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Pairs that are in any question, whatever it is about.</summary>
    private static readonly FrozenSet<string> ChinesePairs =
        "没有 有没 一个 一下 一直 已经 现在 刚才 刚刚 这个 那个 这样 那样 可不 能不 会不 是不 要不 行不 不行 不能 不了 不到 不会 不是 好几 还是 还有 还没 然后 但是 因为 如果 的话 一点 有点 我想 想要 需要 应该 东西 知道 告诉 麻烦 请问 帮我 帮忙 谢谢 你们 我们 他们 自己"
            .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> ChineseQuestions =
        "怎么 么办 怎样 什么 么时 时候 咋办 咋弄 么弄 如何 为何 为啥 为什 哪里 哪儿 哪个 哪些 多少 几天 多久 多长 啥时".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ByPair = ChinesePairs.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ByChineseQuestion = ChineseQuestions.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<char> Chinese = "的了吗呢吧啊呀我你您他她它们是在有和就都也还把被给让这那个么请想要会能可以".ToFrozenSet();

    internal static bool Contains(ReadOnlySpan<char> word) => ByWord.Contains(word);

    /// <summary>Question words are the whole question in one knowledge base and noise in another.</summary>
    internal static bool Asks(ReadOnlySpan<char> word) => ByQuestion.Contains(word);

    internal static bool IsPair(ReadOnlySpan<char> pair) => ByPair.Contains(pair);

    internal static bool AsksInChinese(ReadOnlySpan<char> pair) => ByChineseQuestion.Contains(pair);

    internal static bool Contains(char character) => Chinese.Contains(character);
}
