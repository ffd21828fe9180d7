using System.Collections.Frozen;

namespace Switchboard.Tenancy.Members;

/// <summary>Length over composition: long enough, not absurdly long, and not what everybody tries first.</summary>
public static class PasswordRules
{
    public const int Shortest = 8;
    public const int Longest = 128;

    private static readonly FrozenSet<string> Commonest = new[]
    {
        "password", "password1", "password12", "password123", "passw0rd", "p@ssw0rd", "p@ssword", "12345678", "123456789", "1234567890",
        "0123456789", "87654321", "987654321", "11111111", "00000000", "88888888", "66666666", "12341234", "11223344", "123123123",
        "qwertyui", "qwertyuiop", "qwerty123", "1q2w3e4r", "1q2w3e4r5t", "1qaz2wsx", "q1w2e3r4", "zaq12wsx", "asdfghjk", "asdfghjkl",
        "zxcvbnm1", "abcd1234", "abc12345", "a1234567", "a12345678", "iloveyou", "iloveyou1", "sunshine", "princess", "football",
        "baseball", "superman", "trustno1", "letmein1", "welcome1", "welcome123", "admin123", "administrator", "changeme", "woaini1314",
        "5201314520", "switchboard", "switchboard1",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>What is wrong with it, or null.</summary>
    public static string? Complaint(string password, string email) => password switch
    {
        { Length: < Shortest } => $"is too short: use at least {Shortest} characters, better 15.",
        { Length: > Longest } => $"is too long: use at most {Longest} characters.",
        _ when Commonest.Contains(password) => "is one of the passwords that are tried first: choose another.",
        _ when string.Equals(password, email, StringComparison.OrdinalIgnoreCase) => "must not be the e-mail address.",
        _ => null,
    };
}
