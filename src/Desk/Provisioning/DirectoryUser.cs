using Switchboard.Desk.Members;
using Switchboard.Desk.Storage;

namespace Switchboard.Desk.Provisioning;

/// <summary>A member as the company's own directory knows them.</summary>
public sealed record DirectoryUser
{
    public MemberId Id { get; init; }

    public string UserName { get; init; } = "";

    public string? ExternalId { get; init; }

    public string Name { get; init; } = "";

    public string? GivenName { get; init; }

    public string? FamilyName { get; init; }

    public string Email { get; init; } = "";

    public MemberRole Role { get; init; }

    public RoleId? CustomRoleId { get; init; }

    public string? CustomRoleName { get; init; }

    public bool Active { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>Who was taken out is not there any more, until somebody makes them active again.</summary>
    internal static IQueryable<DirectoryUser> From(DeskDb db) => db.Members.Where(m => m.Active || m.RemovedAt == null).Select(m => new DirectoryUser
    {
        Id = m.Id,
        UserName = m.UserName ?? m.Email,
        ExternalId = m.ExternalId,
        Name = m.Name,
        GivenName = m.GivenName,
        FamilyName = m.FamilyName,
        Email = m.Email,
        Role = m.Role,
        CustomRoleId = m.CustomRoleId,
        CustomRoleName = db.Set<CustomRole>().Where(r => r.Id == m.CustomRoleId).Select(r => r.Name).FirstOrDefault(),
        Active = m.Active,
        CreatedAt = m.CreatedAt,
        ChangedAt = m.ChangedAt ?? m.CreatedAt,
    });
}
