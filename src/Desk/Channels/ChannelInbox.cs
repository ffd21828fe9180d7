using Switchboard.Desk.Audit;
using Switchboard.Desk.Storage;

namespace Switchboard.Desk.Channels;

/// <summary>An inbox behind which a platform stands, and how well it is.</summary>
[Unaudited]
[DeskTable("channel_inboxes", nameof(InboxId))]
internal sealed class ChannelInbox
{
    public InboxId InboxId { get; init; }

    public DateTimeOffset? LastReceivedAt { get; init; }

    public DateTimeOffset? LastSentAt { get; init; }

    public DateTimeOffset? LastErrorAt { get; init; }

    public string? LastErrorCode { get; init; }

    public string? LastErrorReason { get; init; }

    public DateTimeOffset? LastNoticeAt { get; init; }

    public string? LastNotice { get; init; }

    /// <summary>Whether it is received over a connection that we open.</summary>
    public bool Streams { get; set; }

    /// <summary>Since when that connection is open.</summary>
    public DateTimeOffset? ConnectedAt { get; init; }
}

/// <summary>Where a contact of an inbox is reached.</summary>
[Unaudited]
[DeskTable("channel_threads", nameof(InboxId), nameof(ContactId))]
internal sealed class ChannelThreadRow
{
    internal const string Purpose = "channel.thread";

    public InboxId InboxId { get; init; }

    public ContactId ContactId { get; init; }

    public string ThreadId { get; set; } = "";

    public bool IsGroup { get; set; }

    public string? Title { get; set; }

    /// <summary>Who spoke last.</summary>
    public string? PersonId { get; set; }

    /// <summary>The platform's id of what they said.</summary>
    public string? ReplyTo { get; set; }

    public byte[]? ReplyAddress { get; set; }

    public DateTimeOffset? ReplyUntil { get; set; }

    /// <summary>With it one greeting may be sent.</summary>
    public byte[]? ReplyCode { get; set; }

    public DateTimeOffset? LastHeardAt { get; set; }

    /// <summary>How many messages went out since.</summary>
    public int SentSince { get; set; }
}

/// <summary>Under which name a message of ours is known at the platform.</summary>
[Unaudited]
[DeskTable("channel_sent", nameof(InboxId), nameof(ExternalId))]
internal sealed class ChannelSent
{
    public InboxId InboxId { get; init; }

    public string ExternalId { get; init; } = "";

    public ConversationId ConversationId { get; init; }

    public int Seq { get; init; }
}
