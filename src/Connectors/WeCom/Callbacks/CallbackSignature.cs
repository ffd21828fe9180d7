using System.Security.Cryptography;
using System.Text;

namespace Switchboard.Connectors.WeCom.Callbacks;

/// <summary>The proof that a callback comes from the platform.</summary>
internal static class CallbackSignature
{
    internal static string Of(string token, string timestamp, string nonce, string encrypted)
    {
        string[] signed = [token, timestamp, nonce, encrypted];
        // The platform sorts by bytes; the order of a culture would put "a_B" before "AB".
        Array.Sort(signed, StringComparer.Ordinal);
        // SHA-1 is what the protocol prescribes.
        return Convert.ToHexStringLower(CryptographicOperations.HashData(HashAlgorithmName.SHA1, Encoding.UTF8.GetBytes(string.Concat(signed))));
    }

    internal static bool Matches(string token, string timestamp, string nonce, string encrypted, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(token, timestamp, nonce, encrypted)), Encoding.UTF8.GetBytes(given));
}
