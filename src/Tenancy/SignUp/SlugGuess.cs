using System.Security.Cryptography;
using System.Text;

namespace Switchboard.Tenancy.SignUp;

/// <summary>A short name in addresses, out of what a stranger typed.</summary>
public static class SlugGuess
{
    public const string Shape = "[a-z0-9]+(-[a-z0-9]+)*";
    public const int Longest = 50;
    private const int Shortest = 2;
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";

    /// <summary>Words that addresses of ours begin with, or that would let a tenant pass for us.</summary>
    private static readonly string[] Ours = ["admin", "api", "app", "connect", "desk", "docs", "files", "graphql", "help", "hubs", "login", "mail", "odata", "portal", "sign-up", "status", "support", "switchboard", "widget", "www"];

    /// <summary>Mailboxes that anybody may have: their names say nothing of a company.</summary>
    private static readonly string[] Public =
        ["126", "139", "163", "189", "aliyun", "foxmail", "gmail", "gmx", "googlemail", "hotmail", "icloud", "live", "me", "msn", "outlook", "proton", "protonmail", "qq", "sina", "sohu", "vip", "web", "yahoo", "yandex", "yeah"];

    /// <summary>The company's Latin words; for a name without any, what the e-mail address says of the company; otherwise a name by chance. Best first.</summary>
    public static IEnumerable<string> Of(string company, string email)
    {
        var domain = email[(email.LastIndexOf('@') + 1)..].Split('.')[0];
        string[] bases = [Words(company), Public.Contains(domain, StringComparer.OrdinalIgnoreCase) ? "" : Words(domain)];
        if (bases.FirstOrDefault(Usable) is { } best)
        {
            yield return best;
            for (var i = 2; i <= 9; i++)
                yield return $"{best}-{i}";
            yield return $"{best}-{RandomNumberGenerator.GetString(Letters, 6)}";
        }

        yield return $"team-{RandomNumberGenerator.GetString(Letters, 10)}";
    }

    public static bool IsOurs(string slug) => Ours.Contains(slug, StringComparer.Ordinal);

    private static bool Usable(string slug) => slug.Length >= Shortest && !IsOurs(slug);

    private static string Words(string text)
    {
        var slug = new StringBuilder();
        foreach (var c in text.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        // Room for what makes it unique.
        var words = slug.ToString().Trim('-');
        return words.Length > Longest - 8 ? words[..(Longest - 8)].Trim('-') : words;
    }
}
