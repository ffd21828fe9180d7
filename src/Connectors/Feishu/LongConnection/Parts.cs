using System.Globalization;

namespace Switchboard.Connectors.Feishu.LongConnection;

/// <summary>Puts payloads together that came in several frames. One for each connection, used by its reader alone.</summary>
internal sealed class Parts
{
    private const int MostParts = 64;
    private const int MostUnfinished = 32;
    private const int Largest = 4 << 20;
    private readonly List<(string Id, ReadOnlyMemory<byte>?[] Parts)> _unfinished = [];

    /// <summary>The payload when all of it is there; null when more must come, or when what the frame says of itself makes no sense.</summary>
    internal ReadOnlyMemory<byte>? Add(Frame frame)
    {
        var (sum, seq) = (Number(frame.Header("sum"), 1), Number(frame.Header("seq"), 0));
        if (sum is < 1 or > MostParts || seq < 0 || seq >= sum)
            return null;
        if (sum == 1)
            return frame.Payload;
        var id = frame.Header("message_id");
        var at = _unfinished.FindIndex(x => x.Id == id);
        if (at >= 0 && _unfinished[at].Parts.Length != sum)
            return null;
        if (at < 0)
            at = Begin(id, sum);
        var parts = _unfinished[at].Parts;
        parts[seq] = frame.Payload;
        var length = parts.Sum(x => x?.Length ?? 0);
        if (length <= Largest && parts.Any(x => x is null))
            return null;
        _unfinished.RemoveAt(at);
        return length <= Largest ? Join(parts, length) : null;
    }

    /// <summary>Parts whose rest never came give way to newer ones; the platform sends the whole event again.</summary>
    private int Begin(string id, int sum)
    {
        if (_unfinished.Count == MostUnfinished)
            _unfinished.RemoveAt(0);
        _unfinished.Add((id, new ReadOnlyMemory<byte>?[sum]));
        return _unfinished.Count - 1;
    }

    private static ReadOnlyMemory<byte> Join(ReadOnlyMemory<byte>?[] parts, int length)
    {
        var whole = new byte[length];
        var at = 0;
        foreach (var part in parts)
        {
            part!.Value.CopyTo(whole.AsMemory(at));
            at += part.Value.Length;
        }

        return whole;
    }

    private static int Number(string text, int otherwise) =>
        text.Length == 0 ? otherwise : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
