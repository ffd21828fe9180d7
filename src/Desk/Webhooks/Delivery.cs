using Switchboard.Desk.Audit;
using Switchboard.Desk.Storage;

namespace Switchboard.Desk.Webhooks;

public enum WebhookDeliveryState
{
    /// <summary>Not tried yet.</summary>
    Pending,
    Delivered,

    /// <summary>Tried, and to be tried again.</summary>
    Failed,

    /// <summary>Given up.</summary>
    Dead,
}

[Unaudited]
[DeskTable("webhook_deliveries")]
internal sealed class Delivery
{
    public WebhookDeliveryId Id { get; init; }

    public WebhookId WebhookId { get; init; }

    public WebhookEventId EventId { get; init; }

    public string Type { get; init; } = "";

    public ConversationId? ConversationId { get; init; }

    public Guid OrderKey { get; init; }

    public WebhookDeliveryState State { get; init; }

    public int Attempts { get; init; }

    public int? LastStatus { get; init; }

    public string? LastError { get; init; }

    public string? LastAnswer { get; init; }

    public DateTimeOffset? NextTryAt { get; init; }

    public DateTimeOffset? LastTriedAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

[Unaudited]
[DeskTable("webhook_events")]
internal sealed class StoredEvent
{
    public WebhookEventId Id { get; init; }

    public string Type { get; init; } = "";

    public ConversationId? ConversationId { get; init; }

    public Guid OrderKey { get; init; }

    public string Payload { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }
}
