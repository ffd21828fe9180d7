namespace Switchboard.Desk.Conversations;

/// <summary>A message as every door shows it.</summary>
public sealed record MessageView
{
    public required MessageId Id { get; init; }

    public required ConversationId ConversationId { get; init; }

    public required int Seq { get; init; }

    public string? ClientId { get; init; }

    public required AuthorView Author { get; init; }

    public required string Text { get; init; }

    public bool Private { get; init; }

    public IReadOnlyList<AttachmentView> Attachments { get; init; } = [];

    public IReadOnlyList<MessageSource> Sources { get; init; } = [];

    public SystemEvent? Event { get; init; }

    public MessageStatus Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? RecalledAt { get; init; }
}

public sealed record AuthorView(AuthorKind Kind, Guid? Id, string Name);

public sealed record AttachmentView(Guid Id, string Name, string ContentType, long Size, string Url);

public enum MessageStatus
{
    Sent,
    Delivered,
    Read,
    Recalled,
}
