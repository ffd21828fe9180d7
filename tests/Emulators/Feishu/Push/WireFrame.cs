using System.Text;

namespace Switchboard.Emulators.Feishu.Push;

/// <summary>The platform's own side of the frames: written apart from the connector's, so that two errors do not agree.</summary>
internal sealed record WireFrame(long Service, long Method, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Payload)
{
    internal string this[string header] => Headers.FirstOrDefault(x => x.Key == header).Value ?? "";

    internal byte[] Encode()
    {
        using var stream = new MemoryStream();
        using var to = new BinaryWriter(stream);
        foreach (var (field, number) in new (int, long)[] { (1, 1), (2, 1), (3, Service), (4, Method) })
        {
            to.Write7BitEncodedInt(field << 3);
            to.Write7BitEncodedInt64(number);
        }

        foreach (var (key, value) in Headers)
            Field(to, 5, [.. Entry(1, key), .. Entry(2, value)]);
        Field(to, 8, Payload);
        return stream.ToArray();
    }

    internal static WireFrame Decode(byte[] bytes)
    {
        using var from = new BinaryReader(new MemoryStream(bytes));
        var (numbers, headers, payload) = (new long[16], new List<KeyValuePair<string, string>>(), Array.Empty<byte>());
        while (from.BaseStream.Position < bytes.Length)
        {
            var tag = from.Read7BitEncodedInt();
            if ((tag & 7) == 0)
            {
                numbers[tag >> 3] = from.Read7BitEncodedInt64();
                continue;
            }

            var content = from.ReadBytes(from.Read7BitEncodedInt());
            if (tag >> 3 == 5)
                headers.Add(Header(content));
            else if (tag >> 3 == 8)
                payload = content;
        }

        return new WireFrame(numbers[3], numbers[4], headers, payload);
    }

    private static KeyValuePair<string, string> Header(byte[] bytes)
    {
        using var from = new BinaryReader(new MemoryStream(bytes));
        var texts = new string[3];
        while (from.BaseStream.Position < bytes.Length)
            texts[from.Read7BitEncodedInt() >> 3] = Encoding.UTF8.GetString(from.ReadBytes(from.Read7BitEncodedInt()));
        return new(texts[1], texts[2]);
    }

    private static byte[] Entry(int field, string text)
    {
        using var stream = new MemoryStream();
        using var to = new BinaryWriter(stream);
        Field(to, field, Encoding.UTF8.GetBytes(text));
        return stream.ToArray();
    }

    private static void Field(BinaryWriter to, int field, byte[] bytes)
    {
        to.Write7BitEncodedInt((field << 3) | 2);
        to.Write7BitEncodedInt(bytes.Length);
        to.Write(bytes);
    }
}
