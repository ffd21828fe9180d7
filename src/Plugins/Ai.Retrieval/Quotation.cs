using Switchboard.Plugins.Contract;

namespace Switchboard.Plugins.Ai.Retrieval;

/// <summary>A passage as a chat message: short enough to read there, ended where a sentence ends.</summary>
internal static class Quotation
{
    private const int Longest = 600;
    private static readonly char[] Ends = ['。', '！', '？', '\n'];

    internal static string Of(Passage passage)
    {
        var text = passage.Text.Trim();
        if (text.Length <= Longest)
            return text;
        var end = Math.Max(text.LastIndexOfAny(Ends, Longest), text.LastIndexOf(". ", Longest, StringComparison.Ordinal));
        if (end < Longest / 3)
            end = text.LastIndexOf(' ', Longest);
        return (end < 0 ? text[..Longest] : text[..(end + 1)]).TrimEnd() + " …";
    }
}
