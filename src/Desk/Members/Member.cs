using Switchboard.Desk.Storage;

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
}

[DeskTable("members")]
internal sealed class Member
{
    public MemberId Id { get; init; }

    public Guid UserId { get; init; }

    public string Name { get; set; } = "";

    public string Email { get; init; } = "";

    public MemberRole Role { get; set; }

    /// <summary>How many open conversations this person works on at once.</summary>
    public int Capacity { get; set; } = 5;

    public bool Active { get; set; } = true;

    /// <summary>What the person chose. Whether they are really there is told by their sockets.</summary>
    public Availability Availability { get; set; }

    public DateTimeOffset? LastAssignedAt { get; set; }

    public DateTimeOffset CreatedAt { get; init; }
}

[DeskTable("teams")]
internal sealed class Team
{
    public TeamId Id { get; init; }

    public string Name { get; set; } = "";

    public DateTimeOffset CreatedAt { get; init; }
}

[DeskTable("team_members", nameof(TeamId), nameof(MemberId))]
internal sealed class TeamMember
{
    public TeamId TeamId { get; init; }

    public MemberId MemberId { get; init; }
}
