using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Tenancy.Members;

namespace Switchboard.Desk.Members;

/// <summary>The roles that every tenant has, as rows beside those it made: same ids everywhere, never changed.</summary>
internal static class BuiltInRoles
{
    private static readonly (MemberRole Role, string Description)[] Known =
    [
        (MemberRole.Admin, "Sets everything up and lets people in."),
        (MemberRole.Supervisor, "Answers, leads teams, and reads reports."),
        (MemberRole.Agent, "Answers customers."),
        (MemberRole.Inspector, "Reads every conversation and answers none."),
        (MemberRole.Analyst, "Counts everything and reads no messages."),
    ];

    internal static readonly RoleId[] Ids = [.. Known.Select(k => IdOf(k.Role))];

    internal static bool Has(RoleId id) => Ids.Contains(id);

    internal static bool Names(string name) => Known.Any(k => string.Equals(Word(k.Role), name, StringComparison.OrdinalIgnoreCase));

    /// <summary>What members of a built-in role may do.</summary>
    internal static IReadOnlySet<string> PermissionsOf(MemberRole role) => Roles.PermissionsOf(Word(role));

    /// <summary>All roles of the tenant, these first by nature of their ids.</summary>
    internal static IQueryable<CustomRole> WithCustom(DeskDb db)
    {
        Guid[] ids = [.. Ids.Select(i => i.Value)];
        string[] names = [.. Known.Select(k => Word(k.Role))];
        string[] descriptions = [.. Known.Select(k => k.Description)];
        string[] permissions = [.. Known.Select(k => string.Join(' ', PermissionsOf(k.Role).Order(StringComparer.Ordinal)))];
        return db.Set<CustomRole>().FromSql($"""
            select tenant_id, id, name, description, basis, permissions, created_at, changed_at from desk.roles
            union all
            select {db.TenantId.Value}, b.id, b.name, b.description, b.name, string_to_array(b.permissions, ' '), to_timestamp(0), to_timestamp(0)
            from unnest({ids}, {names}, {descriptions}, {permissions}) as b(id, name, description, permissions)
            """);
    }

    private static RoleId IdOf(MemberRole role) => new(new Guid((int)role + 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));

    private static string Word(MemberRole role) => Words<MemberRole>.Write(role);
}
