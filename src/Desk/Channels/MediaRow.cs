using Switchboard.Desk.Audit;
using Switchboard.Desk.Storage;
using Switchboard.Plugins.Contract;

namespace Switchboard.Desk.Channels;

/// <summary>A file at a platform that is to be among a message's attachments.</summary>
[Unaudited]
[DeskTable("channel_media", nameof(ConversationId), nameof(Seq), nameof(Place))]
internal sealed class MediaRow
{
    public ConversationId ConversationId { get; init; }

    public int Seq { get; init; }

    /// <summary>Which of the message's files.</summary>
    public int Place { get; init; }

    /// <summary>The file's id, too: whoever fetches it a second time lays it where it lies.</summary>
    public Guid Id { get; init; }

    public InboxId InboxId { get; init; }

    public MediaKind Kind { get; init; }

    public string? Name { get; init; }

    public bool Recognised { get; init; }

    /// <summary>Null once it is of no use.</summary>
    public byte[]? Reference { get; set; }

    public DateTimeOffset? Until { get; init; }

    public MediaState State { get; set; }

    public MediaTrouble? Reason { get; set; }

    public int Attempts { get; set; }

    /// <summary>Moved on by whoever takes it: only the last of them may write down how it ended.</summary>
    public int Turn { get; set; }

    public DateTimeOffset DueAt { get; set; }

    public DateTimeOffset Since { get; set; }

    internal MessageMedia Shown => new(Kind, State, Name, Reason, Recognised);
}
