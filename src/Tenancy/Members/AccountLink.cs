namespace Switchboard.Tenancy.Members;

/// <summary>A link that was sent to somebody's address.</summary>
internal sealed class AccountLink
{
    internal const string ConfirmEmail = "confirm-email";
    internal const string ResetPassword = "reset-password";

    public byte[] Hash { get; init; } = [];

    public Guid UserId { get; init; }

    public string Purpose { get; init; } = "";

    /// <summary>Where it was sent: it proves that address and no other.</summary>
    public string Email { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; init; }
}
