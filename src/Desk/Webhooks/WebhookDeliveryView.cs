using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Webhooks;

/// <summary>A line of the log. What was sent and answered is shown by <see cref="ShowWebhookDelivery"/> alone.</summary>
public sealed record WebhookDeliveryView
{
    public WebhookDeliveryId Id { get; init; }

    public WebhookId WebhookId { get; init; }

    /// <summary>What receivers see as <c>webhook-id</c>.</summary>
    public WebhookEventId EventId { get; init; }

    public string Type { get; init; } = "";

    public ConversationId? ConversationId { get; init; }

    public WebhookDeliveryState State { get; init; }

    public int Attempts { get; init; }

    public int? LastStatus { get; init; }

    public string? LastError { get; init; }

    public DateTimeOffset? NextTryAt { get; init; }

    public DateTimeOffset? LastTriedAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    internal static IQueryable<WebhookDeliveryView> From(DeskDb db) => db.Set<Delivery>().Select(d => new WebhookDeliveryView
    {
        Id = d.Id,
        WebhookId = d.WebhookId,
        EventId = d.EventId,
        Type = d.Type,
        ConversationId = d.ConversationId,
        State = d.State,
        Attempts = d.Attempts,
        LastStatus = d.LastStatus,
        LastError = d.LastError,
        NextTryAt = d.NextTryAt,
        LastTriedAt = d.LastTriedAt,
        CreatedAt = d.CreatedAt,
    });
}

[Set]
internal static class WebhookDeliverySet
{
    internal static readonly Set<WebhookDeliveryView, WebhookDeliveryId> Declaration =
        new Set<WebhookDeliveryView, WebhookDeliveryId>("webhook-deliveries", "webhooks:manage", d => d.Id)
            .From<DeskDb>((db, _) => WebhookDeliveryView.From(db))
            .Filter(d => d.WebhookId).Filter(d => d.EventId).Filter(d => d.State).Filter(d => d.Type).Filter(d => d.ConversationId)
            .Sort(d => d.CreatedAt, descending: true);
}
