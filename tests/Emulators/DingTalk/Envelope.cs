using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Switchboard.Emulators.DingTalk;

/// <summary>The platform's side of signatures and encryption, written on its own so that a mistake of ours does not cancel out.</summary>
public static class Envelope
{
    public static string RobotSign(long timestamp, string secret)
    {
        using var mac = new HMACSHA256(Encoding.UTF8.GetBytes(secret));
        return Convert.ToBase64String(mac.ComputeHash(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{timestamp}\n{secret}"))));
    }

    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "The platform's protocol.")]
    public static string Signature(params string[] parts) =>
        Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Concat(parts.Order(StringComparer.Ordinal)))));

    [SuppressMessage("Security", "CA5401:Do not use CreateEncryptor with non-default IV", Justification = "The platform's protocol.")]
    public static string Seal(string aesKey, byte[] message, string owner)
    {
        var plain = new MemoryStream();
        plain.Write(RandomNumberGenerator.GetBytes(16));
        plain.Write([(byte)(message.Length >> 24), (byte)(message.Length >> 16), (byte)(message.Length >> 8), (byte)message.Length]);
        plain.Write(message);
        plain.Write(Encoding.UTF8.GetBytes(owner));
        var padding = 32 - (int)(plain.Length % 32);
        plain.Write(Enumerable.Repeat((byte)padding, padding).ToArray());
        using var aes = Cipher(aesKey);
        using var encryptor = aes.CreateEncryptor();
        return Convert.ToBase64String(encryptor.TransformFinalBlock(plain.ToArray(), 0, (int)plain.Length));
    }

    public static string Open(string aesKey, string sealedMessage)
    {
        using var aes = Cipher(aesKey);
        using var decryptor = aes.CreateDecryptor();
        var cipher = Convert.FromBase64String(sealedMessage);
        var plain = decryptor.TransformFinalBlock(cipher, 0, cipher.Length);
        var length = (plain[16] << 24) | (plain[17] << 16) | (plain[18] << 8) | plain[19];
        return Encoding.UTF8.GetString(plain, 20, length);
    }

    private static Aes Cipher(string aesKey)
    {
        var key = Convert.FromBase64String(aesKey + "=");
        var aes = Aes.Create();
        aes.Key = key;
        aes.IV = key[..16];
        aes.Padding = PaddingMode.None;
        return aes;
    }
}
