using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Members;

/// <summary>A role as lists show one: the five that every tenant has, and those it made.</summary>
public sealed record RoleView
{
    public RoleId Id { get; init; }

    public string Name { get; init; } = "";

    public string Description { get; init; } = "";

    /// <summary>The built-in role whose seat its members have: whether they answer and are given conversations.</summary>
    public MemberRole Basis { get; init; }

    /// <summary>Whether every tenant has it; then nobody changes it.</summary>
    public bool BuiltIn { get; init; }

    public IReadOnlyList<string> Permissions { get; init; } = [];

    /// <summary>How many members have it.</summary>
    public int Members { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    internal static IQueryable<RoleView> From(DeskDb db) => BuiltInRoles.WithCustom(db).Select(r => new RoleView
    {
        Id = r.Id,
        Name = r.Name,
        Description = r.Description,
        Basis = r.Basis,
        BuiltIn = BuiltInRoles.Ids.Contains(r.Id),
        Permissions = r.Permissions,
        Members = BuiltInRoles.Ids.Contains(r.Id) ? db.Members.Count(m => m.CustomRoleId == null && m.Role == r.Basis) : db.Members.Count(m => m.CustomRoleId == r.Id),
        ChangedAt = r.ChangedAt,
    });

    internal static RoleView Of(CustomRole r, int members) => new()
    {
        Id = r.Id,
        Name = r.Name,
        Description = r.Description,
        Basis = r.Basis,
        Permissions = r.Permissions,
        Members = members,
        ChangedAt = r.ChangedAt,
    };
}

[Set]
internal static class RoleSet
{
    internal static readonly Set<RoleView, RoleId> Declaration =
        new Set<RoleView, RoleId>("roles", "members:read", r => r.Id)
            .From<DeskDb>((db, _) => RoleView.From(db))
            .Filter(r => r.BuiltIn).Filter(r => r.Basis)
            .Sort(r => r.Name).Sort(r => r.ChangedAt);
}
