using System.Collections.Frozen;

namespace Switchboard.Plugins.Ai.Retrieval;

/// <summary>Recognises that the customer wants to talk to a person, and not merely about one ("what is the agent fee?").</summary>
internal static class Wishes
{
    private static readonly string[] Chinese =
        ["转人工", "转接人工", "人工客服", "人工服务", "找人工", "要人工", "真人", "找客服", "转客服", "和人聊", "跟人聊", "活人", "人工在吗", "接人工"];

    private static readonly FrozenSet<string> Persons =
        new[] { "human", "person", "agent", "representative", "rep", "operator", "someone", "somebody", "people" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Asking =
        new[] { "talk", "speak", "chat", "connect", "transfer", "please", "real", "live", "want", "need", "get", "contact" }.ToFrozenSet(StringComparer.Ordinal);

    internal static bool WantsPerson(string text)
    {
        var plain = text.Trim().ToLowerInvariant();
        if (plain is "人工" or "客服" || Array.Exists(Chinese, w => plain.Contains(w, StringComparison.Ordinal)))
            return true;
        var words = plain.Split([' ', ',', '.', '!', '?', ';', ':', '\'', '"', '\n'], StringSplitOptions.RemoveEmptyEntries);

        // Long sentences that mention an agent are usually about one; short ones are a request for one.
        if (words.Length is 0 or > 12 || !Array.Exists(words, Persons.Contains))
            return false;
        return words.Length == 1 || Array.Exists(words, Asking.Contains);
    }
}
