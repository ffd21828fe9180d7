using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Webhooks;

public sealed record WebhookView
{
    public WebhookId Id { get; init; }

    public string Url { get; init; } = "";

    public string Description { get; init; } = "";

    public IReadOnlyList<string> Events { get; init; } = [];

    public bool Enabled { get; init; }

    public WebhookDisabledReason? DisabledReason { get; init; }

    public DateTimeOffset? DisabledAt { get; init; }

    public DateTimeOffset? FailingSince { get; init; }

    public DateTimeOffset? LastDeliveredAt { get; init; }

    /// <summary>Until when the former secret signs as well.</summary>
    public DateTimeOffset? FormerSecretUntil { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    internal static IQueryable<WebhookView> From(DeskDb db) => db.Set<Webhook>().Select(w => new WebhookView
    {
        Id = w.Id,
        Url = w.Url,
        Description = w.Description,
        Events = w.Events,
        Enabled = w.Enabled,
        DisabledReason = w.DisabledReason,
        DisabledAt = w.DisabledAt,
        FailingSince = w.FailingSince,
        LastDeliveredAt = w.LastDeliveredAt,
        FormerSecretUntil = w.FormerUntil,
        CreatedAt = w.CreatedAt,
    });

    internal static WebhookView Of(Webhook w) => new()
    {
        Id = w.Id,
        Url = w.Url,
        Description = w.Description,
        Events = w.Events,
        Enabled = w.Enabled,
        DisabledReason = w.DisabledReason,
        DisabledAt = w.DisabledAt,
        FailingSince = w.FailingSince,
        LastDeliveredAt = w.LastDeliveredAt,
        FormerSecretUntil = w.FormerUntil,
        CreatedAt = w.CreatedAt,
    };
}

[Set]
internal static class WebhookSet
{
    internal static readonly Set<WebhookView, WebhookId> Declaration =
        new Set<WebhookView, WebhookId>("webhooks", "webhooks:manage", w => w.Id)
            .From<DeskDb>((db, _) => WebhookView.From(db))
            .Filter(w => w.Enabled)
            .Sort(w => w.CreatedAt);
}
