using System.Text.Json;

namespace Switchboard.Client;

/// <summary>An event on its way to a webhook.</summary>
public sealed record WebhookDelivery
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where to.</summary>
    public required Guid WebhookId { get; init; }

    /// <summary>What is sent as <c>webhook-id</c>.</summary>
    public required Guid EventId { get; init; }

    /// <summary>What happened.</summary>
    public required string Type { get; init; }

    /// <summary>In which conversation.</summary>
    public Guid? ConversationId { get; init; }

    /// <summary>How it stands.</summary>
    public required WebhookDeliveryState State { get; init; }

    /// <summary>How often it was tried.</summary>
    public required int Attempts { get; init; }

    /// <summary>The status last answered.</summary>
    public int? LastStatus { get; init; }

    /// <summary>A word for what went wrong last.</summary>
    public string? LastError { get; init; }

    /// <summary>When it is tried next.</summary>
    public DateTimeOffset? NextTryAt { get; init; }

    /// <summary>When it was last tried.</summary>
    public DateTimeOffset? LastTriedAt { get; init; }

    /// <summary>When it was put in line.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>How a delivery stands.</summary>
public enum WebhookDeliveryState
{
    /// <summary>A word that this client does not know yet.</summary>
    Unknown,

    /// <summary>Not tried yet.</summary>
    Pending,

    /// <summary>Taken.</summary>
    Delivered,

    /// <summary>Tried, and to be tried again.</summary>
    Failed,

    /// <summary>Given up.</summary>
    Dead,
}

/// <summary>What was sent, and what was answered.</summary>
public sealed record WebhookDeliveryContent
{
    /// <summary>The event as it is sent.</summary>
    public required JsonElement Payload { get; init; }

    /// <summary>The beginning of the last answer.</summary>
    public string? Answer { get; init; }
}

/// <summary>Which deliveries, in which order.</summary>
public sealed record WebhookDeliveryQuery : ListQuery
{
    /// <summary>Only to this webhook.</summary>
    public Guid? WebhookId { get; init; }

    /// <summary>Only of this event.</summary>
    public Guid? EventId { get; init; }

    /// <summary>Only those that stand so.</summary>
    public WebhookDeliveryState? State { get; init; }

    /// <summary>Only of this type.</summary>
    public string? Type { get; init; }

    /// <summary>Only of this conversation.</summary>
    public Guid? ConversationId { get; init; }

    /// <summary>The order; newest first when not said.</summary>
    public CreatedSort? Sort { get; init; }

    internal override void Write(Http.QueryText text) =>
        text.Add("webhookId", WebhookId).Add("eventId", EventId).Add("state", State).Add("type", Type).Add("conversationId", ConversationId).Sort(Sort);
}
