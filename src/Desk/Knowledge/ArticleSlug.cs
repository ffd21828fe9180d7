using System.Security.Cryptography;
using System.Text;

namespace Switchboard.Desk.Knowledge;

internal static class ArticleSlug
{
    /// <summary>The title's Latin words joined by hyphens; a Chinese title gets a short, stable name of its own.</summary>
    internal static string Of(string title)
    {
        var slug = new StringBuilder();
        foreach (var c in title.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        var words = slug.ToString().Trim('-');
        if (words.Length > 100)
            words = words[..100].Trim('-');
        return words.Length >= 3 ? words : $"article-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(title)).AsSpan(0, 5))}";
    }
}
