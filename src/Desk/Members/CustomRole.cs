using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Members;

/// <summary>A role that the tenant made. Its basis says how its members sit at the desk, its permissions what they may do there.</summary>
[DeskTable("roles")]
internal sealed class CustomRole : IUniqueRow
{
    public RoleId Id { get; init; }

    public string Name { get; set; } = "";

    public string Description { get; set; } = "";

    public MemberRole Basis { get; set; }

    public string[] Permissions { get; set; } = [];

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ChangedAt { get; set; }

    Refusal? IUniqueRow.TakenBy(string constraint) => constraint == "roles_name" ? new RoleExists() : null;
}
