namespace Switchboard.Client;

/// <summary>An address that is told what happens.</summary>
public sealed record Webhook
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where events go.</summary>
    public required string Url { get; init; }

    /// <summary>What it is for.</summary>
    public required string Description { get; init; }

    /// <summary>The types it is told of; empty for all but notes.</summary>
    public required IReadOnlyList<string> Events { get; init; }

    /// <summary>Whether anything is sent.</summary>
    public required bool Enabled { get; init; }

    /// <summary>Why nothing is sent.</summary>
    public WebhookDisabledReason? DisabledReason { get; init; }

    /// <summary>Since when nothing is sent.</summary>
    public DateTimeOffset? DisabledAt { get; init; }

    /// <summary>Since when it has taken nothing.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>When it last took something.</summary>
    public DateTimeOffset? LastDeliveredAt { get; init; }

    /// <summary>Until when the former secret signs along.</summary>
    public DateTimeOffset? FormerSecretUntil { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>Why a webhook is off.</summary>
public enum WebhookDisabledReason
{
    /// <summary>A word that this client does not know yet.</summary>
    Unknown,

    /// <summary>Somebody switched it off.</summary>
    ByHand,

    /// <summary>It answered 410.</summary>
    Gone,

    /// <summary>It took nothing for days.</summary>
    Failing,

    /// <summary>Too many deliveries in a row were given up.</summary>
    DeadDeliveries,
}

/// <summary>A webhook to be made.</summary>
/// <param name="Url">Where events go.</param>
public sealed record NewWebhook(string Url)
{
    /// <summary>What it is for.</summary>
    public string Description { get; init; } = "";

    /// <summary>The types it is told of; null for all but notes.</summary>
    public IReadOnlyList<string>? Events { get; init; }
}

/// <summary>What to change of a webhook; null leaves a thing as it is.</summary>
public sealed record WebhookChange
{
    /// <summary>Where events go.</summary>
    public string? Url { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>The types it is told of.</summary>
    public IReadOnlyList<string>? Events { get; init; }
}

/// <summary>A webhook that was just made, with its secret.</summary>
public sealed record CreatedWebhook
{
    /// <summary>The webhook.</summary>
    public required Webhook Webhook { get; init; }

    /// <summary>What signs its events; shown this once.</summary>
    public required string Secret { get; init; }

    /// <summary>Without the secret.</summary>
    public override string ToString() => $"{nameof(CreatedWebhook)} {{ Id = {Webhook.Id} }}";
}

/// <summary>A webhook's new secret.</summary>
public sealed record RotatedSecret
{
    /// <summary>What signs from now on; shown this once.</summary>
    public required string Secret { get; init; }

    /// <summary>Until when the former one signs along; null when it ended at once.</summary>
    public DateTimeOffset? FormerSecretUntil { get; init; }

    /// <summary>Without the secret.</summary>
    public override string ToString() => $"{nameof(RotatedSecret)} {{ FormerSecretUntil = {FormerSecretUntil} }}";
}

/// <summary>What a replay put in line.</summary>
/// <param name="Queued">How many events.</param>
public sealed record Replayed(int Queued);

/// <summary>Which webhooks, in which order.</summary>
public sealed record WebhookQuery : ListQuery
{
    /// <summary>Only those that are on, or off.</summary>
    public bool? Enabled { get; init; }

    /// <summary>The order; oldest first when not said.</summary>
    public CreatedSort? Sort { get; init; }

    internal override void Write(Http.QueryText text) => text.Add("enabled", Enabled).Sort(Sort);
}
