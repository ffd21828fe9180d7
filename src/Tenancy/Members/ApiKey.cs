namespace Switchboard.Tenancy.Members;

/// <summary>What a program signs in with. Only a hash of the secret is kept.</summary>
public sealed class ApiKey
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; init; }

    public string Name { get; init; } = "";

    public string Prefix { get; init; } = "";

    internal byte[] Hash { get; init; } = [];

    public string Role { get; init; } = "";

    /// <summary>What it may do at most; null for all that its role may.</summary>
    public string[]? Scopes { get; init; }

    /// <summary>How many requests a minute it may send; null for as many as any key.</summary>
    public int? RequestsPerMinute { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; set; }

    /// <summary>From where it last came.</summary>
    public string? LastAddress { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}
