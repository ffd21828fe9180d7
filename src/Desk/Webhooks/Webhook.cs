using Switchboard.Desk.Storage;

namespace Switchboard.Desk.Webhooks;

public enum WebhookDisabledReason
{
    ByHand,

    /// <summary>It answered 410.</summary>
    Gone,

    /// <summary>Nothing was taken for days.</summary>
    Failing,

    /// <summary>Too many deliveries in a row were given up.</summary>
    DeadDeliveries,
}

[DeskTable("webhooks")]
internal sealed class Webhook
{
    /// <summary>Of a tenant; more would multiply the writing of every message.</summary>
    internal const int Most = 20;

    public WebhookId Id { get; init; }

    public string Url { get; set; } = "";

    public string Description { get; set; } = "";

    /// <summary>None means all but notes.</summary>
    public string[] Events { get; set; } = [];

    public bool Enabled { get; set; } = true;

    public byte[] Secret { get; set; } = [];

    public byte[]? FormerSecret { get; set; }

    public DateTimeOffset? FormerUntil { get; set; }

    public WebhookDisabledReason? DisabledReason { get; set; }

    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>Since when nothing was taken; null when the last delivery was.</summary>
    public DateTimeOffset? FailingSince { get; set; }

    public int DeadInRow { get; set; }

    public DateTimeOffset? LastDeliveredAt { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    internal void Disable(WebhookDisabledReason reason, DateTimeOffset now)
    {
        Enabled = false;
        DisabledReason = reason;
        DisabledAt = now;
    }

    /// <summary>Starts with a clean slate: what it failed before is forgiven.</summary>
    internal void Enable()
    {
        Enabled = true;
        DisabledReason = null;
        DisabledAt = null;
        FailingSince = null;
        DeadInRow = 0;
    }
}
