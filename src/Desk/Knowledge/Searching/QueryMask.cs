using System.Text.RegularExpressions;
using Switchboard.Search.Analysis;

namespace Switchboard.Desk.Knowledge.Searching;

/// <summary>A query as it may be kept: folded, without what tells who asked.</summary>
internal static partial class QueryMask
{
    private const int Longest = 200;

    /// <summary>Null for what is no question to an article: nothing, or a whole letter.</summary>
    internal static string? Of(string query)
    {
        var tidy = Folded(query);
        return tidy.Length is > 0 and <= Longest && tidy.Any(char.IsLetter) ? tidy : null;
    }

    /// <summary>Any text, however long, without what tells who wrote it.</summary>
    internal static string Folded(string text) => Gaps().Replace(Numbers().Replace(Addresses().Replace(TextFolding.Fold(text), "@"), "#"), " ").Trim();

    /// <summary>E-mail addresses and links.</summary>
    [GeneratedRegex(@"[\w.+-]+@[\w-]+(\.[\w-]+)*|https?://\S+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Addresses();

    /// <summary>Telephone numbers, orders, cards, identity cards, with the marks that people put between: four digits in all or more.</summary>
    [GeneratedRegex(@"\+?\d([ ().-]?[\dx]){3,}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Gaps();
}
