namespace Switchboard.Tenancy.Members;

/// <summary>A place that is kept for somebody who has yet to come.</summary>
public sealed class Invitation
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; init; }

    public string Email { get; init; } = "";

    internal string NormalizedEmail { get; init; } = "";

    public string Name { get; init; } = "";

    public string Role { get; init; } = "";

    /// <summary>A role that the tenant made; <see cref="Role"/> is then its basis.</summary>
    public Guid? CustomRoleId { get; init; }

    internal byte[] Hash { get; set; } = [];

    /// <summary>The member or key that invited.</summary>
    public Guid InvitedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset SentAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? AcceptedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}
