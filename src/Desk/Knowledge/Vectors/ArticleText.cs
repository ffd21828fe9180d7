using System.Security.Cryptography;
using System.Text;

namespace Switchboard.Desk.Knowledge.Vectors;

/// <summary>
/// What of an article its vector is made of: title, similar questions, and its text from the start, so far as the usual models read. One vector an article: the wordings stand in front, where
/// models look hardest, and memory, calls and the time of a search stay those of the articles, not of their wordings.
/// </summary>
internal static class ArticleText
{
    /// <summary>Two tokens a character, the worst there is, stay below the 8,192 that the usual services take.</summary>
    internal const int Longest = 4_000;

    internal static string Of(string title, IReadOnlyList<string> questions, string body)
    {
        var text = string.Join('\n', [title, .. questions, MarkdownText.Plain(body)]).Trim();
        if (text.Length <= Longest)
            return text;

        // A character in two halves is not to be cut.
        return text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
    }

    internal static byte[] DigestOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
