using Switchboard.Desk.Audit;
using Switchboard.Desk.Channels;
using Switchboard.Desk.Storage;

namespace Switchboard.Desk.Conversations;

public enum AuthorKind
{
    Contact,
    Agent,
    Bot,
    System,
}

[Unaudited]
[DeskTable("messages", nameof(ConversationId), nameof(Seq))]
internal sealed class Message
{
    public ConversationId ConversationId { get; init; }

    public int Seq { get; init; }

    public MessageId Id { get; init; }

    public InboxId InboxId { get; init; }

    public AuthorKind AuthorKind { get; init; }

    public Guid? AuthorId { get; init; }

    public string AuthorName { get; init; } = "";

    public string Text { get; set; } = "";

    public bool Private { get; init; }

    public string? ClientKey { get; init; }

    public string? ExternalId { get; init; }

    [JsonColumn]
    public IReadOnlyList<Attachment>? Attachments { get; set; }

    /// <summary>Files that a customer sent and that are not among the attachments; null where there are none.</summary>
    [JsonColumn]
    public IReadOnlyList<MessageMedia>? Media { get; set; }

    [JsonColumn]
    public IReadOnlyList<MessageSource>? Sources { get; init; }

    [JsonColumn]
    public SystemEvent? Event { get; init; }

    /// <summary>What became of it on its way to a platform; null where nothing is sent.</summary>
    [JsonColumn]
    public MessageDelivery? Delivery { get; set; }

    /// <summary>When the customer last changed it, by the platform's clock.</summary>
    public DateTimeOffset? EditedAt { get; set; }

    public DateTimeOffset? RecalledAt { get; set; }

    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A file that hangs on a message. Its address is signed anew each time somebody is shown it.</summary>
public sealed record Attachment(Guid Id, string Name, string ContentType, long Size);

/// <summary>The article a bot's answer was taken from.</summary>
public sealed record MessageSource(Guid ArticleId, string Title, string Url);

/// <summary>What a system line tells: who did what to the conversation.</summary>
public sealed record SystemEvent(string Type, Guid? MemberId = null, string? MemberName = null, string? TeamName = null, string? Reason = null, int? Score = null);
