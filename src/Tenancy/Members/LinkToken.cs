using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Switchboard.Tenancy.Members;

/// <summary>The secret part of a link in a letter: 256 random bits, of which only the hash is kept.</summary>
internal static class LinkToken
{
    private const int Bytes = 32;

    internal static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <remarks>A fast hash is right here: the secret has too many bits to be guessed.</remarks>
    internal static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
