using System.Text.Json;
using System.Text.Json.Serialization;
using Switchboard.Desk.Channels;
using Switchboard.Registry;

namespace Switchboard.Desk.Conversations;

/// <summary>A message as every door shows it.</summary>
public sealed class MessageView
{
    private static readonly JsonSerializerOptions Dialect = RegistryJson.Create();
    private byte[]? _json;

    public required MessageId Id { get; init; }

    public required ConversationId ConversationId { get; init; }

    public required int Seq { get; init; }

    public string? ClientId { get; init; }

    public required AuthorView Author { get; init; }

    public required string Text { get; init; }

    public bool Private { get; init; }

    public IReadOnlyList<AttachmentView> Attachments { get; init; } = [];

    /// <summary>Files that the customer sent at a platform and that are not among the attachments yet, or never will be.</summary>
    public IReadOnlyList<MessageMedia> Media { get; init; } = [];

    public IReadOnlyList<MessageSource> Sources { get; init; } = [];

    public SystemEvent? Event { get; init; }

    public MessageStatus Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the customer last changed it.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>What became of it on its way to the customer's platform; null where none stands between.</summary>
    public MessageDelivery? Delivery { get; init; }

    public DateTimeOffset? RecalledAt { get; init; }

    /// <summary>The message as JSON in UTF-8, made when first asked for: a new one goes to its sender and into several rooms.</summary>
    [JsonIgnore]
    public ReadOnlyMemory<byte> Json => _json ??= JsonSerializer.SerializeToUtf8Bytes(this, Dialect);
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
