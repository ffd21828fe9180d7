using System.Text;

namespace Switchboard.Connectors.Feishu.LongConnection;

/// <summary>Reads a frame in the wire format of Protocol Buffers. Lengths are believed only as far as there are bytes.</summary>
internal ref struct FrameReader(ReadOnlySpan<byte> bytes)
{
    private const int MostHeaders = 64;
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>Null when it is no frame.</summary>
    internal static Frame? Read(ReadOnlySpan<byte> bytes) => new FrameReader(bytes).Read();

    private Frame? Read()
    {
        var numbers = new ulong?[5];
        var headers = new List<KeyValuePair<string, string>>();
        string? encoding = null, type = null, logIdNew = null;
        byte[] payload = [];
        while (!_rest.IsEmpty)
        {
            if (!TryVarint(out var tag))
                return null;
            var (field, wire) = (tag >> 3, (int)(tag & 7));
            if (field is >= 1 and <= 4 && wire == 0)
            {
                if (!TryVarint(out var number))
                    return null;
                numbers[field] = number;
            }
            else if (field is >= 5 and <= 9 && wire == 2)
            {
                if (!TryBytes(out var content))
                    return null;
                switch (field)
                {
                    case 5 when headers.Count < MostHeaders && new FrameReader(content).ReadHeader() is { } header:
                        headers.Add(header);
                        break;
                    case 5:
                        return null;
                    case 6:
                        encoding = Encoding.UTF8.GetString(content);
                        break;
                    case 7:
                        type = Encoding.UTF8.GetString(content);
                        break;
                    case 8:
                        payload = content.ToArray();
                        break;
                    default:
                        logIdNew = Encoding.UTF8.GetString(content);
                        break;
                }
            }
            else if (!TrySkip(wire))
            {
                return null;
            }
        }

        return numbers is [_, { } seq, { } log, { } service, { } method]
            ? new Frame(seq, log, (int)service, (int)method, headers) { PayloadEncoding = encoding, PayloadType = type, Payload = payload, LogIdNew = logIdNew }
            : null;
    }

    private KeyValuePair<string, string>? ReadHeader()
    {
        string? key = null, value = null;
        while (!_rest.IsEmpty)
        {
            if (!TryVarint(out var tag))
                return null;
            if (tag is not (0x0A or 0x12))
            {
                if (!TrySkip((int)(tag & 7)))
                    return null;
                continue;
            }

            if (!TryBytes(out var content))
                return null;
            if (tag == 0x0A)
                key = Encoding.UTF8.GetString(content);
            else
                value = Encoding.UTF8.GetString(content);
        }

        return key is null || value is null ? null : new(key, value);
    }

    private bool TryVarint(out ulong value)
    {
        value = 0;
        for (var shift = 0; shift < 64 && !_rest.IsEmpty; shift += 7)
        {
            var part = _rest[0];
            _rest = _rest[1..];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return shift < 63 || part <= 1;
        }

        return false;
    }

    private bool TryBytes(out ReadOnlySpan<byte> content)
    {
        content = default;
        if (!TryVarint(out var length) || length > (ulong)_rest.Length)
            return false;
        content = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return true;
    }

    private bool TrySkip(int wire) => wire switch
    {
        0 => TryVarint(out _),
        1 => TryDrop(8),
        2 => TryBytes(out _),
        5 => TryDrop(4),
        _ => false,
    };

    private bool TryDrop(int count)
    {
        if (_rest.Length < count)
            return false;
        _rest = _rest[count..];
        return true;
    }
}
