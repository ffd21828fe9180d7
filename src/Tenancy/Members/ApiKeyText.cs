using System.Security.Cryptography;
using System.Text;

namespace Switchboard.Tenancy.Members;

/// <summary>A key as text: <c>sb_prefix_secret</c>. The prefix finds it, 256 random bits prove it.</summary>
/// <param name="Prefix">Twelve hexadecimal digits, shown in lists.</param>
/// <param name="Secret">64 hexadecimal digits, shown once.</param>
internal readonly record struct ApiKeyText(string Prefix, string Secret)
{
    private const string Mark = "sb_";
    private const int PrefixLength = 12;
    private const int SecretLength = 64;

    /// <remarks>A fast hash is right here: the secret has too many bits to be guessed.</remarks>
    internal byte[] Hash => SHA256.HashData(Encoding.ASCII.GetBytes(Secret));

    internal static ApiKeyText New() =>
        new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(PrefixLength / 2)), Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretLength / 2)));

    internal static ApiKeyText? Read(string text)
    {
        if (text.Length != Mark.Length + PrefixLength + 1 + SecretLength || !text.StartsWith(Mark, StringComparison.Ordinal) || text[Mark.Length + PrefixLength] != '_')
            return null;
        var key = new ApiKeyText(text.Substring(Mark.Length, PrefixLength), text[^SecretLength..]);
        return key.Prefix.All(char.IsAsciiHexDigitLower) && key.Secret.All(char.IsAsciiHexDigitLower) ? key : null;
    }

    internal bool Proves(byte[] hash) => CryptographicOperations.FixedTimeEquals(Hash, hash);

    public override string ToString() => $"{Mark}{Prefix}_{Secret}";
}
