using System.Security.Cryptography;
using System.Text;

namespace Switchboard.Connectors.Feishu.Receiving;

/// <summary>AES-256-CBC with the SHA-256 of the Encrypt Key; the first block is the initialisation vector.</summary>
internal static class Encryption
{
    private const int Block = 16;

    /// <summary>The plain bytes, or null when they were not encrypted with this key.</summary>
    internal static byte[]? Decrypt(byte[] cipher, string key)
    {
        if (cipher.Length < 2 * Block || cipher.Length % Block != 0)
            return null;
        using var aes = Aes.Create();
        aes.Key = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        // Without padding, because wrong padding is what strangers send and would be thrown as an exception.
        var padded = aes.DecryptCbc(cipher.AsSpan(Block), cipher.AsSpan(0, Block), PaddingMode.None);
        var padding = padded[^1];
        if (padding is 0 or > Block || padded.AsSpan(padded.Length - padding).ContainsAnyExcept(padding))
            return null;
        return padded[..^padding];
    }
}
