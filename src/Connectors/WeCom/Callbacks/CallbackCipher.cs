using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace Switchboard.Connectors.WeCom.Callbacks;

/// <summary>What is inside of a callback: 16 random bytes, the length, the message and for whom it is, in AES-256-CBC.</summary>
internal static class CallbackCipher
{
    private const int Random = 16;
    private const int Head = Random + sizeof(uint);
    private const int Block = 32;

    /// <summary>The message, or null when it is not one that was made with this key for this receiver.</summary>
    internal static byte[]? Open(string encodingAesKey, string encrypted, string receiver)
    {
        if (Key(encodingAesKey) is not { } key || Bytes(encrypted) is not { } sealed_ || sealed_.Length == 0 || sealed_.Length % 16 != 0)
            return null;
        using var aes = Aes.Create();
        aes.Key = key;
        // .NET refuses paddings over 16, and the platform pads to 32.
        return Content(aes.DecryptCbc(sealed_, key.AsSpan(0, 16), PaddingMode.None), receiver);
    }

    internal static byte[]? Key(string encodingAesKey) =>
        // Convert takes the two spare bits of 43 characters for what they are; the newer Base64 class does not.
        encodingAesKey.Length == 43 && Bytes(encodingAesKey + "=") is { Length: 32 } key ? key : null;

    private static byte[]? Content(byte[] plain, string receiver)
    {
        var padding = plain[^1];
        if (padding is < 1 or > Block || plain.Length - padding < Head || plain.AsSpan(plain.Length - padding).ContainsAnyExcept(padding))
            return null;
        var content = plain.AsSpan(0, plain.Length - padding);
        var length = BinaryPrimitives.ReadUInt32BigEndian(content[Random..]);
        if (length > (uint)(content.Length - Head))
            return null;
        var message = content.Slice(Head, (int)length);
        return CryptographicOperations.FixedTimeEquals(content[(Head + (int)length)..], Encoding.UTF8.GetBytes(receiver)) && Utf8.IsValid(message) ? message.ToArray() : null;
    }

    private static byte[]? Bytes(string base64)
    {
        var bytes = new byte[base64.Length / 4 * 3 + 3];
        return Convert.TryFromBase64String(base64, bytes, out var written) ? bytes[..written] : null;
    }
}
