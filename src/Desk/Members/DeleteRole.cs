using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Members;

[Verb("roles.delete", Permission = "roles:manage", Route = "DELETE /roles/{id}",
    Refuses = [typeof(RoleInUse), typeof(RoleIsBuiltIn), typeof(ExceedsYourRole)],
    Summary = "Delete a role that nobody has.")]
internal sealed class DeleteRole(DeskWork work) : IVerb<DeleteRole.Input, Done>
{
    internal sealed record Input(RoleId Id) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id.Value;
    }

    internal static Refusal? Decide(CustomRole role, int members, Caller caller) =>
        members > 0 ? new RoleInUse(members) : Granting.Decide(caller, role.Permissions);

    public async ValueTask<Outcome<Done>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        if (BuiltInRoles.Has(input.Id))
            return new RoleIsBuiltIn();
        var db = await work.BeginAsync(ct);
        var role = await RoleRows.LockAsync(db, input.Id, ct);
        if (role is null)
            return new NotFound("role");
        if (Decide(role, await db.Members.CountAsync(m => m.CustomRoleId == input.Id, ct), caller) is { } refusal)
            return refusal;
        db.Remove(role);
        return default(Done);
    }
}
