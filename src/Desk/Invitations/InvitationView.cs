using Switchboard.Tenancy.Members;

namespace Switchboard.Desk.Invitations;

/// <summary>Somebody who was invited and has not come yet. The link itself is in their letter and nowhere else.</summary>
public sealed record InvitationView
{
    public Guid Id { get; init; }

    public string Email { get; init; } = "";

    public string Name { get; init; } = "";

    public string Role { get; init; } = "";

    public Guid? CustomRoleId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset SentAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    internal static InvitationView Of(Invitation i) => new()
    {
        Id = i.Id,
        Email = i.Email,
        Name = i.Name,
        Role = i.Role,
        CustomRoleId = i.CustomRoleId,
        CreatedAt = i.CreatedAt,
        SentAt = i.SentAt,
        ExpiresAt = i.ExpiresAt,
    };
}
