using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Switchboard.Host.CommandLine;

namespace Switchboard.Host.Identity;

/// <summary>Encrypts the Data Protection keys with the master secret, which is in no database: whoever reads that one opens nothing.</summary>
internal sealed class SecretXmlEncryptor(string secret) : IXmlEncryptor
{
    internal const string Element = "sealedKey";
    internal const int Salt = 16;
    internal const int Nonce = 12;
    internal const int Tag = 16;

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var box = new byte[Salt + Nonce + Tag + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, Salt + Nonce));
        using var aes = new AesGcm(Key(secret, box.AsSpan(0, Salt)), Tag);
        aes.Encrypt(box.AsSpan(Salt, Nonce), plain, box.AsSpan(Salt + Nonce + Tag), box.AsSpan(Salt + Nonce, Tag));
        return new EncryptedXmlInfo(new XElement(Element, Convert.ToBase64String(box)), typeof(SecretXmlDecryptor));
    }

    /// <summary>The secret is random and long, so nothing has to make guessing slow.</summary>
    internal static byte[] Key(string secret, ReadOnlySpan<byte> salt) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), 32, salt.ToArray(), "switchboard.data-protection"u8.ToArray());
}

/// <summary>Made by the framework for each key it reads. While a secret is replaced, the former one opens what it closed.</summary>
internal sealed class SecretXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    internal const string Former = "DataProtection:FormerSecret";

    public XElement Decrypt(XElement encryptedElement)
    {
        var box = Convert.FromBase64String(encryptedElement.Value);
        var configuration = services.GetRequiredService<IConfiguration>();
        foreach (var name in (string[])[SecretChecks.Master, Former])
        {
            if (configuration[name] is { Length: > 0 } secret && Open(box, secret) is { } plain)
                return XElement.Parse(Encoding.UTF8.GetString(plain));
        }

        throw new CryptographicException("DataProtection__Secret does not open the stored keys. Set the one they were made with, as DataProtection__FormerSecret when it was replaced.");
    }

    private static byte[]? Open(byte[] box, string secret)
    {
        var plain = new byte[box.Length - SecretXmlEncryptor.Salt - SecretXmlEncryptor.Nonce - SecretXmlEncryptor.Tag];
        using var aes = new AesGcm(SecretXmlEncryptor.Key(secret, box.AsSpan(0, SecretXmlEncryptor.Salt)), SecretXmlEncryptor.Tag);
        try
        {
            aes.Decrypt(
                box.AsSpan(SecretXmlEncryptor.Salt, SecretXmlEncryptor.Nonce), box.AsSpan(SecretXmlEncryptor.Salt + SecretXmlEncryptor.Nonce + SecretXmlEncryptor.Tag),
                box.AsSpan(SecretXmlEncryptor.Salt + SecretXmlEncryptor.Nonce, SecretXmlEncryptor.Tag), plain);
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
