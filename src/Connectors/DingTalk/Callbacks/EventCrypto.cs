using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Switchboard.Connectors.DingTalk.Callbacks;

/// <summary>The envelope of event subscriptions over HTTP.</summary>
internal static class EventCrypto
{
    private const int Block = 32;
    private const int Head = 20;

    /// <summary>43 characters of base64 are 32 bytes and two spare bits, which published keys do not leave at zero.</summary>
    internal static bool TryKey(string aesKey, [NotNullWhen(true)] out byte[]? key)
    {
        key = new byte[32];
        if (aesKey.Length == 43 && Convert.TryFromBase64String(aesKey + "=", key, out var written) && written == 32)
            return true;
        key = null;
        return false;
    }

    internal static string Signature(string token, string timestamp, string nonce, string encrypted)
    {
        string[] parts = [token, timestamp, nonce, encrypted];

        // The platform sorts by bytes; the culture's order is another one.
        Array.Sort(parts, StringComparer.Ordinal);
        // SHA-1 is what the protocol prescribes.
        return Convert.ToHexStringLower(CryptographicOperations.HashData(HashAlgorithmName.SHA1, Encoding.UTF8.GetBytes(string.Concat(parts))));
    }

    internal static bool IsSigned(string signature, string token, string timestamp, string nonce, string encrypted) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(Signature(token, timestamp, nonce, encrypted)));

    /// <summary>The message, or null when it is not whole or of another owner.</summary>
    internal static byte[]? Decrypt(byte[] key, string encrypted, string owner)
    {
        var cipher = new byte[encrypted.Length / 4 * 3];
        if (!Convert.TryFromBase64String(encrypted, cipher, out var length) || length < Block || length % 16 != 0)
            return null;
        using var aes = Aes.Create();
        aes.Key = key;

        // Padding goes to blocks of 32 bytes; the framework's knows 16.
        var plain = aes.DecryptCbc(cipher.AsSpan(0, length), key.AsSpan(0, 16), PaddingMode.None);
        var padding = plain[^1];
        if (padding is 0 or > Block || plain.Length - padding < Head || plain.AsSpan(plain.Length - padding).ContainsAnyExcept(padding))
            return null;
        var said = plain.AsSpan(Head, plain.Length - padding - Head);
        var size = BinaryPrimitives.ReadUInt32BigEndian(plain.AsSpan(16, 4));
        return size <= said.Length && said[(int)size..].SequenceEqual(Encoding.UTF8.GetBytes(owner)) ? said[..(int)size].ToArray() : null;
    }

    internal static string Encrypt(byte[] key, ReadOnlySpan<byte> message, string owner)
    {
        var ownerBytes = Encoding.UTF8.GetBytes(owner);
        var length = Head + message.Length + ownerBytes.Length;
        var padding = Block - (length % Block);
        var plain = new byte[length + padding];
        RandomNumberGenerator.Fill(plain.AsSpan(0, 16));
        BinaryPrimitives.WriteInt32BigEndian(plain.AsSpan(16), message.Length);
        message.CopyTo(plain.AsSpan(Head));
        ownerBytes.CopyTo(plain.AsSpan(Head + message.Length));
        plain.AsSpan(length).Fill((byte)padding);
        using var aes = Aes.Create();
        aes.Key = key;
        return Convert.ToBase64String(aes.EncryptCbc(plain, key.AsSpan(0, 16), PaddingMode.None));
    }
}
