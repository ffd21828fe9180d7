using Switchboard.Desk.Conversations;

namespace Switchboard.Desk.Messaging;

/// <summary>
/// The lanes of one database: while one waits for its commit another works. All messages of a conversation take the same lane, so its
/// news go out in its order, whether a sender names the conversation or only the contact: the id of a conversation ends like its contact's.
/// </summary>
internal sealed class WriterLanes
{
    private const int LastByte = 15;
    private readonly WriterLane[] _lanes;

    public WriterLanes(int count, Func<WriterLane> start)
    {
        _lanes = new WriterLane[count];
        for (var i = 0; i < count; i++)
            _lanes[i] = start();
    }

    /// <summary>Done when every lane has written what it took and takes no more.</summary>
    public Task Drained => Task.WhenAll(_lanes.Select(static l => l.Drained));

    /// <summary>An id for the conversation that a message of this contact opens.</summary>
    public static ConversationId NewConversation(ContactId contact)
    {
        Span<byte> id = stackalloc byte[16];
        _ = Guid.CreateVersion7().TryWriteBytes(id);
        id[LastByte] = Ending(contact.Value);
        return new ConversationId(new Guid(id));
    }

    /// <summary>Which of so many lanes a contact's or a conversation's id stands for.</summary>
    internal static int LaneOf(Guid id, int lanes) => Ending(id) % lanes;

    /// <returns>False when too many wait already, or no more are taken.</returns>
    public bool TryAdd(MessageDraft draft) => _lanes[LaneOf(draft.Contact?.Value ?? draft.Conversation!.Value.Value, _lanes.Length)].TryAdd(draft);

    /// <summary>Takes no more.</summary>
    public void Complete()
    {
        foreach (var lane in _lanes)
            lane.Complete();
    }

    private static byte Ending(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        _ = id.TryWriteBytes(bytes);
        return bytes[LastByte];
    }
}
