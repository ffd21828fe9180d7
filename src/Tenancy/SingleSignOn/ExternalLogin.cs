namespace Switchboard.Tenancy.SingleSignOn;

/// <summary>Who somebody is at a provider.</summary>
public sealed class ExternalLogin
{
    public Guid ProviderId { get; init; }

    /// <summary>The provider's own name for them, which never goes to anybody else.</summary>
    public string Subject { get; init; } = "";

    public Guid UserId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset LastUsedAt { get; set; }
}
