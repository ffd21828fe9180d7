using System.Buffers;
using System.Text;

namespace Switchboard.Connectors.Feishu.LongConnection;

/// <summary>Writes a frame in the wire format of Protocol Buffers.</summary>
internal static class FrameWriter
{
    internal static byte[] Write(Frame frame)
    {
        var to = new ArrayBufferWriter<byte>(256 + frame.Payload.Length);
        Number(to, 1, frame.SeqId);
        Number(to, 2, frame.LogId);
        // A negative number takes ten bytes there, as if it were a long one.
        Number(to, 3, (ulong)(long)frame.Service);
        Number(to, 4, (ulong)(long)frame.Method);
        foreach (var (key, value) in frame.Headers)
            Bytes(to, 5, Header(key, value));
        Text(to, 6, frame.PayloadEncoding);
        Text(to, 7, frame.PayloadType);
        if (!frame.Payload.IsEmpty)
            Bytes(to, 8, frame.Payload.Span);
        Text(to, 9, frame.LogIdNew);
        return to.WrittenSpan.ToArray();
    }

    private static ReadOnlySpan<byte> Header(string key, string value)
    {
        var to = new ArrayBufferWriter<byte>();
        Bytes(to, 1, Encoding.UTF8.GetBytes(key));
        Bytes(to, 2, Encoding.UTF8.GetBytes(value));
        return to.WrittenSpan;
    }

    private static void Number(ArrayBufferWriter<byte> to, uint field, ulong value)
    {
        Varint(to, field << 3);
        Varint(to, value);
    }

    private static void Text(ArrayBufferWriter<byte> to, uint field, string? text)
    {
        if (text is not null)
            Bytes(to, field, Encoding.UTF8.GetBytes(text));
    }

    private static void Bytes(ArrayBufferWriter<byte> to, uint field, ReadOnlySpan<byte> bytes)
    {
        Varint(to, (field << 3) | 2);
        Varint(to, (ulong)bytes.Length);
        to.Write(bytes);
    }

    private static void Varint(ArrayBufferWriter<byte> to, ulong value)
    {
        Span<byte> bytes = stackalloc byte[10];
        var count = 0;
        for (; value >= 0x80; value >>= 7)
            bytes[count++] = (byte)(value | 0x80);
        bytes[count++] = (byte)value;
        to.Write(bytes[..count]);
    }
}
