namespace Switchboard.Client;

/// <summary>What sort of author.</summary>
public enum AuthorKind
{
    /// <summary>A word that this client does not know yet.</summary>
    Unknown,

    /// <summary>The customer.</summary>
    Contact,

    /// <summary>A member, or a program that writes as one.</summary>
    Agent,

    /// <summary>The bot.</summary>
    Bot,

    /// <summary>Switchboard itself, about what happened.</summary>
    System,
}

/// <summary>How far a message has come.</summary>
public enum MessageStatus
{
    /// <summary>A word that this client does not know yet.</summary>
    Unknown,

    /// <summary>Stored.</summary>
    Sent,

    /// <summary>With the other side.</summary>
    Delivered,

    /// <summary>Read there.</summary>
    Read,

    /// <summary>Taken back.</summary>
    Recalled,
}

/// <summary>A message in its conversation.</summary>
public sealed record Message
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where it stands.</summary>
    public required Guid ConversationId { get; init; }

    /// <summary>Its number there, from 1 and without gaps.</summary>
    public required int Seq { get; init; }

    /// <summary>What its sender called it.</summary>
    public string? ClientId { get; init; }

    /// <summary>Who wrote it.</summary>
    public required Author Author { get; init; }

    /// <summary>What it says; empty for one taken back.</summary>
    public required string Text { get; init; }

    /// <summary>A note that the customer never sees.</summary>
    public required bool Private { get; init; }

    /// <summary>Files that hang on it.</summary>
    public required IReadOnlyList<Attachment> Attachments { get; init; }

    /// <summary>Files that the customer sent at a platform and that are not among the attachments yet, or never will be.</summary>
    public IReadOnlyList<MessageMedia> Media { get; init; } = [];

    /// <summary>Articles that the bot has it from.</summary>
    public required IReadOnlyList<MessageSource> Sources { get; init; }

    /// <summary>What happened, where the author is the system.</summary>
    public SystemEvent? Event { get; init; }

    /// <summary>How far it has come.</summary>
    public required MessageStatus Status { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the customer last changed it.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>What became of it on its way to the customer's platform; null where none stands between.</summary>
    public MessageDelivery? Delivery { get; init; }

    /// <summary>When it was taken back.</summary>
    public DateTimeOffset? RecalledAt { get; init; }
}

/// <summary>Who wrote a message.</summary>
/// <param name="Kind">What sort of author.</param>
/// <param name="Id">A contact's or member's id.</param>
/// <param name="Name">What people see.</param>
public sealed record Author(AuthorKind Kind, Guid? Id, string Name);

/// <summary>A stored file.</summary>
/// <param name="Id">Attach it by this.</param>
/// <param name="Name">What people see.</param>
/// <param name="ContentType">What sort of file.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Url">A signed link that expires.</param>
public sealed record Attachment(Guid Id, string Name, string ContentType, long Size, string Url);

/// <summary>An article that an answer comes from.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Title">Its title.</param>
/// <param name="Url">Where a customer can read it.</param>
public sealed record MessageSource(Guid ArticleId, string Title, string Url);

/// <summary>Something that happened to a conversation, told among its messages.</summary>
/// <param name="Type">What, such as <c>assigned</c>.</param>
/// <param name="MemberId">Who it is about.</param>
/// <param name="MemberName">What they were called then.</param>
/// <param name="TeamName">Which team.</param>
/// <param name="Reason">Why.</param>
/// <param name="Score">The customer's verdict.</param>
public sealed record SystemEvent(string Type, Guid? MemberId, string? MemberName, string? TeamName, string? Reason, int? Score);

/// <summary>A message as the list over the whole desk has it: one flat row.</summary>
public sealed record LoggedMessage
{
    /// <summary>Its id. Ids grow with the time of writing.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>Where it stands.</summary>
    public required Guid ConversationId { get; init; }

    /// <summary>Its number there.</summary>
    public required int Seq { get; init; }

    /// <summary>Where the conversation came in.</summary>
    public required Guid InboxId { get; init; }

    /// <summary>That inbox's kind.</summary>
    public required string Channel { get; init; }

    /// <summary>What sort of author.</summary>
    public required AuthorKind AuthorKind { get; init; }

    /// <summary>A contact's or member's id.</summary>
    public Guid? AuthorId { get; init; }

    /// <summary>What people see as the author.</summary>
    public required string AuthorName { get; init; }

    /// <summary>What it says. Null without the right to read messages.</summary>
    public string? Text { get; init; }

    /// <summary>A note that the customer never sees.</summary>
    public required bool Private { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was taken back.</summary>
    public DateTimeOffset? RecalledAt { get; init; }
}
