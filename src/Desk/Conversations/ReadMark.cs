using Switchboard.Desk.Audit;
using Switchboard.Desk.Storage;

namespace Switchboard.Desk.Conversations;

/// <summary>How far one member has read one conversation.</summary>
[Unaudited]
[DeskTable("read_marks", nameof(ConversationId), nameof(MemberId))]
internal sealed class ReadMark
{
    public ConversationId ConversationId { get; init; }

    public MemberId MemberId { get; init; }

    public int Seq { get; set; }

    public int ContactMessageCount { get; set; }
}
