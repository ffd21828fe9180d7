using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Switchboard.Host.Identity.OAuth;

/// <summary>Codes and tokens that mean nothing but a row: 256 random bits, of which only the hash is kept.</summary>
internal static class Opaque
{
    private const int Bytes = 32;

    internal static int Length { get; } = Base64Url.GetEncodedLength(Bytes);

    internal static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    internal static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
