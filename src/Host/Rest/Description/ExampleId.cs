using System.Security.Cryptography;
using System.Text;

namespace Switchboard.Host.Rest.Description;

/// <summary>An id for examples, the same wherever the same kind of thing is meant.</summary>
internal static class ExampleId
{
    internal static string Of(string kind)
    {
        Span<byte> bytes = SHA256.HashData(Encoding.UTF8.GetBytes(kind)).AsSpan(0, 16);
        new byte[] { 0x01, 0x9a, 0xa2, 0x00, 0x3f, 0x51 }.CopyTo(bytes);
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0f));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3f));
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
