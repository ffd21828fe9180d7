using Switchboard.Desk.Audit;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Members;

public enum Availability
{
    Offline,
    Online,
    Busy,
}

public enum MemberRole
{
    Admin,
    Supervisor,
    Agent,
    Inspector,
    Analyst,
}

internal static class MemberRoles
{
    /// <summary>Inspectors and analysts read and never answer.</summary>
    internal static bool Answers(this MemberRole role) => role is not (MemberRole.Inspector or MemberRole.Analyst);
}

[DeskTable("members")]
internal sealed class Member : IUniqueRow
{
    public MemberId Id { get; init; }

    public Guid UserId { get; set; }

    public string Name { get; set; } = "";

    [Personal]
    public string Email { get; set; } = "";

    /// <summary>What the company's directory calls them; null where that is the address.</summary>
    [Personal]
    public string? UserName { get; set; }

    /// <summary>The directory's own id for them.</summary>
    public string? ExternalId { get; set; }

    public string? GivenName { get; set; }

    public string? FamilyName { get; set; }

    /// <summary>When the directory took them out. Counts only while they are inactive.</summary>
    public DateTimeOffset? RemovedAt { get; set; }

    /// <summary>Whether the account must have proven its address before this place opens: somebody else may have made it.</summary>
    public bool NeedsProof { get; set; }

    /// <summary>A built-in role, or the basis of the custom one.</summary>
    public MemberRole Role { get; set; }

    public RoleId? CustomRoleId { get; set; }

    /// <summary>Whose tenant it is: an active administrator, and always one.</summary>
    public bool Owner { get; set; }

    /// <summary>How many open conversations this person works on at once.</summary>
    public int Capacity { get; set; } = 5;

    public bool Active { get; set; } = true;

    /// <summary>What the person chose. Whether they are really there is told by their sockets.</summary>
    public Availability Availability { get; set; }

    public DateTimeOffset? LastAssignedAt { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    [Unaudited]
    public DateTimeOffset? ChangedAt { get; set; }

    Refusal? IUniqueRow.TakenBy(string constraint) => constraint switch
    {
        "members_tenant_id_user_id_key" or "members_tenant_id_email_key" => new MemberExists(),
        "members_user_name" => new UserNameTaken(),
        "members_external_id" => new ExternalIdTaken(),
        _ => null,
    };
}

[DeskTable("teams")]
internal sealed class Team : IUniqueRow
{
    public TeamId Id { get; init; }

    public string Name { get; set; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    Refusal? IUniqueRow.TakenBy(string constraint) => constraint == "teams_tenant_id_name_key" ? new TeamExists() : null;
}

[DeskTable("team_members", nameof(TeamId), nameof(MemberId))]
internal sealed class TeamMember
{
    public TeamId TeamId { get; init; }

    public MemberId MemberId { get; init; }
}
