using System.Security.Cryptography;
using System.Text;

namespace Switchboard.Tenancy.Applications;

/// <summary>What an application proves itself with: <c>sbs_</c> and 256 random bits.</summary>
internal static class OAuthSecretText
{
    private const string Mark = "sbs_";
    private const int Bytes = 32;

    internal static int Length => Mark.Length + (2 * Bytes);

    internal static string New() => Mark + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    /// <remarks>A fast hash is right here: the secret has too many bits to be guessed.</remarks>
    internal static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
