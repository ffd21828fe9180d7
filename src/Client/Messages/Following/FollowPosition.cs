using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Switchboard.Client;

/// <summary>
/// How far a follower has come: keep its text, and go on there after a restart without missing or repeating a message. It names a place
/// that lies some minutes back, and the messages delivered since then; so it grows with what is going on, by 22 characters a message.
/// </summary>
public sealed class FollowPosition
{
    private const byte Version = 1;
    private const int IdSize = 16;
    private readonly IReadOnlyCollection<Guid> _before;
    private readonly IReadOnlyList<LoggedMessage> _batch;
    private readonly int _delivered;

    internal FollowPosition(Mark mark, IReadOnlyCollection<Guid> before, IReadOnlyList<LoggedMessage> batch, int delivered)
    {
        Mark = mark;
        _before = before;
        _batch = batch;
        _delivered = delivered;
    }

    /// <summary>Before the first message of the desk.</summary>
    public static FollowPosition Beginning { get; } = new(Mark.Start, [], [], 0);

    internal Mark Mark { get; }

    internal IEnumerable<Guid> Delivered => _before.Concat(_batch.Take(_delivered).Select(m => m.MessageId));

    /// <summary>Reads what <see cref="ToString"/> has written.</summary>
    /// <exception cref="FormatException">It is not that.</exception>
    public static FollowPosition Parse(string text) => TryParse(text, out var position) ? position : throw new FormatException("This is no position of a follower.");

    /// <summary>Reads what <see cref="ToString"/> has written; false for anything else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out FollowPosition? position)
    {
        position = null;
        if (text is null || !Base64Url.IsValid(text))
            return false;
        var bytes = Base64Url.DecodeFromChars(text).AsSpan();
        if (bytes.Length < 1 + IdSize + sizeof(ushort) || bytes[0] != Version)
            return false;
        var last = new Guid(bytes.Slice(1, IdSize), bigEndian: true);
        var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(1 + IdSize)..]);
        var rest = bytes[(1 + IdSize + sizeof(ushort))..];
        if (rest.Length < length || (rest.Length - length) % IdSize != 0)
            return false;

        var ids = new Guid[(rest.Length - length) / IdSize];
        for (var i = 0; i < ids.Length; i++)
            ids[i] = new Guid(rest.Slice(length + (i * IdSize), IdSize), bigEndian: true);
        position = new FollowPosition(new Mark(length == 0 ? null : Encoding.UTF8.GetString(rest[..length]), last), ids, [], 0);
        return true;
    }

    /// <summary>Text to keep.</summary>
    public override string ToString()
    {
        var cursor = Encoding.UTF8.GetBytes(Mark.Cursor ?? "");
        Guid[] ids = [.. Delivered];
        var bytes = new byte[1 + IdSize + sizeof(ushort) + cursor.Length + (ids.Length * IdSize)];
        bytes[0] = Version;
        Mark.Last.TryWriteBytes(bytes.AsSpan(1), bigEndian: true, out _);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(1 + IdSize), checked((ushort)cursor.Length));
        cursor.CopyTo(bytes.AsSpan(1 + IdSize + sizeof(ushort)));
        var at = 1 + IdSize + sizeof(ushort) + cursor.Length;
        foreach (var id in ids)
        {
            id.TryWriteBytes(bytes.AsSpan(at), bigEndian: true, out _);
            at += IdSize;
        }

        return Base64Url.EncodeToString(bytes);
    }
}

/// <summary>A message, and where the follower stands once you are done with it.</summary>
/// <param name="Message">The message.</param>
/// <param name="Position">Go on from here to get what comes after it.</param>
public sealed record FollowedMessage(LoggedMessage Message, FollowPosition Position);

/// <summary>A place in the list of messages: its cursor, and the last message before it.</summary>
internal sealed record Mark(string? Cursor, Guid Last)
{
    internal static Mark Start { get; } = new(null, Guid.Empty);

    /// <summary>When an id was made: the first 48 bits of a UUIDv7 are milliseconds.</summary>
    internal static long TimeOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadInt64BigEndian(bytes) >>> 16;
    }
}
