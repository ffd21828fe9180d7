namespace Switchboard.Plugins.Ai.Language;

internal static class ChineseMood
{
    private static readonly string[] Good = Words("""
        谢谢 感谢 多谢 满意 很好 不错 真好 太好了 挺好 非常好 好用 喜欢 开心 高兴 棒 赞 给力 优秀 完美 贴心 耐心 热情 专业 靠谱 及时 惊喜 值得 推荐 好评 舒服 解决了 辛苦了 周到 划算 放心
        """);

    private static readonly string[] Bad = Words("""
        差 太慢 很慢 垃圾 失望 生气 气死 愤怒 投诉 骗 坑 烂 坏了 坏的 破 损坏 错了 发错 漏发 丢了 丢失 没收到 没人 不理 敷衍 推脱 拖 退不了 打不通 失败 故障 无法 崩溃 卡死 死机 恶心 讨厌
        糟糕 郁闷 后悔 难用 过分 无语 离谱 忽悠 假货 欺骗 态度恶劣 着急 急死 受不了 没用 不行 再也不 差评 盗刷 被扣
        """);

    private static readonly string[] Not = Words("不 没 没有 不太 不是 不怎么 并不 别 未 毫不 不够 不会");

    /// <summary>Pleased words minus unhappy ones; a negation just before one turns it round (不太满意, 没坏).</summary>
    internal static int Balance(string text) => Count(text, Good) - Count(text, Bad);

    private static int Count(string text, string[] words)
    {
        var count = 0;
        foreach (var word in words)
        {
            for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal))
                count += Negated(text, at) ? -1 : 1;
        }

        return count;
    }

    private static bool Negated(string text, int at) =>
        Array.Exists(Not, n => at >= n.Length && string.CompareOrdinal(text, at - n.Length, n, 0, n.Length) == 0)
        || (at >= 2 && text[at - 2] == '不' && "太很够算".Contains(text[at - 1], StringComparison.Ordinal));

    private static string[] Words(string list) => list.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
