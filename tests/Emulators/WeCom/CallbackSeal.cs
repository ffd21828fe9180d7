using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Switchboard.Emulators.WeCom;

/// <summary>The platform's side of the callbacks' encryption, written from its description and not from our connector.</summary>
public static class CallbackSeal
{
    public static string Encrypt(string encodingAesKey, string receiver, byte[] message)
    {
        var key = Convert.FromBase64String(encodingAesKey + "=");
        var to = Encoding.UTF8.GetBytes(receiver);
        var length = 20 + message.Length + to.Length;
        var padding = 32 - length % 32;
        var plain = new byte[length + padding];
        RandomNumberGenerator.Fill(plain.AsSpan(0, 16));
        BinaryPrimitives.WriteInt32BigEndian(plain.AsSpan(16), message.Length);
        message.CopyTo(plain, 20);
        to.CopyTo(plain, 20 + message.Length);
        plain.AsSpan(length).Fill((byte)padding);
        return Seal(key, plain);
    }

    /// <summary>Encrypts what is no message, too.</summary>
    public static string Seal(byte[] key, byte[] plain)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        return Convert.ToBase64String(aes.EncryptCbc(plain, key.AsSpan(0, 16), PaddingMode.None));
    }

    public static string Sign(string token, string timestamp, string nonce, string encrypted)
    {
        var sorted = new[] { token, timestamp, nonce, encrypted }.Order(StringComparer.Ordinal);
#pragma warning disable CA5350
        return Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Concat(sorted))));
#pragma warning restore CA5350
    }
}
