using System.Text.RegularExpressions;
using Npgsql;

namespace Switchboard.Host.CommandLine;

/// <summary>Whether secrets are secrets: long enough, not what stands in every manual, and each its own.</summary>
internal static partial class SecretChecks
{
    internal const string Master = "DataProtection:Secret";
    private const int Shortest = 16;
    private const int ShortestMaster = 32;
    private const int FewestCharacters = 6;

    /// <summary>Also what this product's own tests, guides and samples have ever used.</summary>
    private static readonly string[] Known =
    [
        "changeme", "changeit", "changethis", "replaceme", "password", "passw0rd", "secret", "supersecret", "mysecret", "yoursecret", "yoursecrethere", "default", "example", "sample", "test",
        "testsonly", "benchonly", "postgres", "switchboard", "saas", "saasapp", "admin", "root", "letmein", "qwerty", "correcthorsebattery", "correcthorsebatterystaple", "development", "production",
        "0123456789abcdef", "0123456789abcdef0123456789abcdef", "abcdefghijklmnop", "abcdefghijklmnopqrstuvwxyz", "1234567890123456",
    ];

    /// <summary>Why the application must not start with these in production, naming the setting; null when it may.</summary>
    internal static string? Complaint(IConfiguration configuration)
    {
        var secrets = Secrets(configuration).ToList();
        if (secrets.TrueForAll(s => s.Name != Master))
            return $"Set {Variable(Master)} to at least {ShortestMaster} random characters: it encrypts the keys that sign cookies and open stored secrets.";
        return Judge(secrets);
    }

    /// <summary>The rules alone, pure.</summary>
    internal static string? Judge(IReadOnlyList<(string Name, string Value)> secrets)
    {
        foreach (var (name, value) in secrets)
        {
            var shortest = name == Master ? ShortestMaster : Shortest;
            if (IsKnown(value))
                return $"{Variable(name)} is one that everybody knows: make a random one.";
            if (value.Length < shortest)
                return $"{Variable(name)} is too short: it needs at least {shortest} characters.";
            if (value.Distinct().Count() < FewestCharacters)
                return $"{Variable(name)} repeats a few characters: make a random one.";
        }

        var twice = secrets.GroupBy(s => s.Value, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.Select(s => Variable(s.Name)).ToList();
        return twice is null ? null : $"{string.Join(" and ", twice)} are the same: whoever learns one has them all. Give each its own.";
    }

    /// <summary>Passwords of connection strings, and every setting of a section that is named as one that holds a secret.</summary>
    private static IEnumerable<(string Name, string Value)> Secrets(IConfiguration configuration)
    {
        foreach (var (name, value) in configuration.AsEnumerable())
        {
            if (string.IsNullOrEmpty(value))
                continue;
            if (name.StartsWith("ConnectionStrings:", StringComparison.OrdinalIgnoreCase))
            {
                if (PasswordOf(value) is { Length: > 0 } password)
                    yield return (name, password);
            }
            else if (name.Contains(':', StringComparison.Ordinal) && SecretName().IsMatch(name))
            {
                yield return (name, value);
            }
        }
    }

    private static string? PasswordOf(string connection)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connection).Password;
        }
        catch (ArgumentException)
        {
            // Not PostgreSQL's: said elsewhere, where it matters.
            return null;
        }
    }

    /// <summary>Whatever is done to such a word with hyphens, capitals, repetition or a number behind it.</summary>
    private static bool IsKnown(string value)
    {
        var plain = string.Concat(value.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        var bare = plain.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '!');
        return Known.Any(k => plain == k || bare == k || (plain.Length > k.Length && plain.Length % k.Length == 0 && string.Concat(Enumerable.Repeat(k, plain.Length / k.Length)) == plain));
    }

    private static string Variable(string name) => name.Replace(":", "__", StringComparison.Ordinal);

    [GeneratedRegex("(secret|secretkey|password|token|apikey|signingkey|privatekey|pepper)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SecretName();
}
