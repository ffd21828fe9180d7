using Switchboard.Desk.Conversations;
using Switchboard.Desk.Storage;

namespace Switchboard.Desk.Members;

/// <summary>A member as lists show one.</summary>
public sealed record MemberView
{
    public MemberId Id { get; init; }

    public Guid UserId { get; init; }

    public string Name { get; init; } = "";

    public string Email { get; init; } = "";

    /// <summary>A built-in role. With a custom role it is that one's basis, and the permissions are the custom role's.</summary>
    public MemberRole Role { get; init; }

    public RoleId? CustomRoleId { get; init; }

    /// <summary>Whether the tenant belongs to this member.</summary>
    public bool IsOwner { get; init; }

    public bool Active { get; init; }

    public int Capacity { get; init; }

    public Availability Availability { get; init; }

    public int OpenConversations { get; init; }

    internal static IQueryable<MemberView> From(DeskDb db) => db.Members.Select(m => new MemberView
    {
        Id = m.Id,
        UserId = m.UserId,
        Name = m.Name,
        Email = m.Email,
        Role = m.Role,
        CustomRoleId = m.CustomRoleId,
        IsOwner = m.Owner,
        Active = m.Active,
        Capacity = m.Capacity,
        Availability = m.Availability,
        OpenConversations = db.Conversations.Count(c => c.AssigneeId == m.Id && c.Status == ConversationStatus.Open),
    });

    internal static MemberView Of(Member m, int open) => new()
    {
        Id = m.Id,
        UserId = m.UserId,
        Name = m.Name,
        Email = m.Email,
        Role = m.Role,
        CustomRoleId = m.CustomRoleId,
        IsOwner = m.Owner,
        Active = m.Active,
        Capacity = m.Capacity,
        Availability = m.Availability,
        OpenConversations = open,
    };
}
