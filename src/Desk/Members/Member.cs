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

    public Guid UserId { get; init; }

    public string Name { get; set; } = "";

    [Personal]
    public string Email { get; init; } = "";

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

    Refusal? IUniqueRow.TakenBy(string constraint) => constraint is "members_tenant_id_user_id_key" or "members_tenant_id_email_key" ? new MemberExists() : null;
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
