using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Members;

[Verb("roles.change", Permission = "roles:manage", Route = "PATCH /roles/{id}",
    Refuses = [typeof(RoleExists), typeof(RoleInUse), typeof(RoleIsBuiltIn), typeof(ExceedsYourRole)],
    Summary = "Change a role that the tenant made. Felt at once by its members; one that holds more than you do is not yours to change.")]
internal sealed class ChangeRole(DeskWork work, VerbRegistry registry, AccessNews access, TimeProvider clock) : IVerb<ChangeRole.Input, RoleView>
{
    internal sealed record Input(
        RoleId Id,
        [StringLength(60, MinimumLength = 1)] string? Name = null,
        [StringLength(500)] string? Description = null,
        MemberRole? Basis = null,
        [MaxLength(200)] IReadOnlyList<string>? Permissions = null) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id.Value;
    }

    /// <summary>Members keep their seat: the basis changes only while nobody has the role.</summary>
    internal static Refusal? Decide(CustomRole role, int members, Input input, Caller caller, IReadOnlySet<string> known) =>
        Granting.Decide(caller, role.Permissions) ?? (input.Permissions is { } wanted ? Granting.Decide(caller, wanted, known) : null)
        ?? (input.Basis is { } basis && basis != role.Basis && members > 0 ? new RoleInUse(members) : null);

    public async ValueTask<Outcome<RoleView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        if (BuiltInRoles.Has(input.Id))
            return new RoleIsBuiltIn();
        var db = await work.BeginAsync(ct);
        var role = await RoleRows.LockAsync(db, input.Id, ct);
        if (role is null)
            return new NotFound("role");
        var members = await db.Members.CountAsync(m => m.CustomRoleId == input.Id, ct);
        if (Decide(role, members, input, caller, registry.Permissions) is { } refusal)
            return refusal;
        if (input.Name?.Trim() is { } name && CreateRole.Decide(name, await RoleRows.IsTakenAsync(db, name, input.Id, ct)) is { } unnamed)
            return unnamed;

        role.Name = input.Name?.Trim() ?? role.Name;
        role.Description = input.Description?.Trim() ?? role.Description;
        role.Basis = input.Basis ?? role.Basis;
        role.Permissions = input.Permissions is { } permissions ? [.. permissions.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)] : role.Permissions;
        role.ChangedAt = clock.GetUtcNow();
        access.Changed(work);
        return RoleView.Of(role, members);
    }
}
