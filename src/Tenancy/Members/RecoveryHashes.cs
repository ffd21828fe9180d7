using System.Security.Cryptography;
using System.Text;

namespace Switchboard.Tenancy.Members;

/// <summary>
/// Recovery codes as they are kept: <c>salt;hash;hash…</c>, one line a person. A code has some 46 bits, few enough to try them all
/// against a fast hash, hence the rounds; one salt for a person's codes, so that looking one up costs the rounds once.
/// </summary>
internal static class RecoveryHashes
{
    private const int Rounds = 100_000;
    private const int Length = 16;

    internal static string Of(IEnumerable<string> codes)
    {
        var salt = RandomNumberGenerator.GetBytes(Length);
        return string.Join(';', codes.Select(c => Hash(c, salt)).Prepend(salt).Select(Convert.ToBase64String));
    }

    internal static int Count(string? kept) => kept is null ? 0 : kept.Split(';').Length - 1;

    /// <summary>What is left after a code was used; null when it is none of them.</summary>
    internal static string? Without(string kept, string code)
    {
        var parts = kept.Split(';');
        var given = Hash(code, Convert.FromBase64String(parts[0]));
        var left = parts.Skip(1).Where(p => !CryptographicOperations.FixedTimeEquals(Convert.FromBase64String(p), given)).ToList();
        return left.Count == parts.Length - 1 ? null : string.Join(';', left.Prepend(parts[0]));
    }

    private static byte[] Hash(string code, byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(Plain(code)), salt, Rounds, HashAlgorithmName.SHA256, Length);

    /// <summary>As people type it: without the hyphen, or in small letters.</summary>
    private static string Plain(string code) => code.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
}
