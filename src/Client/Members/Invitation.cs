using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>Somebody who was invited and has not come yet. The link itself is in their letter and nowhere else.</summary>
public sealed record Invitation
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>To which address the letter went.</summary>
    public required string Email { get; init; }

    /// <summary>What they are called.</summary>
    public required string Name { get; init; }

    /// <summary>What they will be allowed; with a custom role, the built-in one it is based on.</summary>
    public required Role Role { get; init; }

    /// <summary>The role that the tenant made; null for a built-in one.</summary>
    public Guid? CustomRoleId { get; init; }

    /// <summary>When they were first invited.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the letter last went out.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>From when the link no longer works.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>A person to be invited.</summary>
/// <param name="Name">What they are called.</param>
/// <param name="Email">Where the letter goes; with it they sign in.</param>
/// <param name="Role">What they may do.</param>
public sealed record NewInvitation(string Name, string Email, Role Role)
{
    /// <summary>A role that the tenant made; its basis then takes the place of <see cref="Role"/>.</summary>
    public Guid? CustomRoleId { get; init; }
}

/// <summary>In which order invitations come.</summary>
public sealed record InvitationQuery : ListQuery
{
    /// <summary>The order; newest first when not said.</summary>
    public CreatedSort? Sort { get; init; }

    internal override void Write(QueryText text) => text.Sort(Sort);
}
