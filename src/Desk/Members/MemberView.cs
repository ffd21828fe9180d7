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

    public MemberRole Role { get; init; }

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
        Active = m.Active,
        Capacity = m.Capacity,
        Availability = m.Availability,
        OpenConversations = open,
    };
}
