using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Storage;
using Switchboard.Registry;
using Switchboard.Tenancy.Isolation;
using Switchboard.Tenancy.Members;

namespace Switchboard.Desk.Members;

[Verb("members.change", Permission = "members:manage", Route = "PATCH /members/{id}",
    Refuses = [typeof(LastAdministrator)],
    Summary = "Change a member's name, role or capacity, or deactivate them.")]
internal sealed class ChangeMember(DeskWork work, CurrentTenant tenant, RememberedCallers remembered) : IVerb<ChangeMember.Input, MemberView>
{
    internal sealed record Input(
        MemberId Id,
        [StringLength(100, MinimumLength = 1)] string? Name = null,
        MemberRole? Role = null,
        [Range(0, 1000)] int? Capacity = null,
        bool? Active = null) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id.Value;
    }

    /// <summary>Somebody must always be able to let people in.</summary>
    internal static Refusal? Decide(MemberRole role, bool active, int activeAdmins, Input input)
    {
        var stays = (input.Role ?? role) == MemberRole.Admin && (input.Active ?? active);
        return role == MemberRole.Admin && active && !stays && activeAdmins <= 1 ? new LastAdministrator() : null;
    }

    public async ValueTask<Outcome<MemberView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var db = await work.BeginAsync(ct);

        // All administrators are locked, so that two cannot each step down believing in the other.
        var admins = await db.Members.FromSql($"select * from desk.members where tenant_id = {tenant.Id.Value} and role = 'admin' and active order by id for update").ToListAsync(ct);
        var member = await db.Members.SingleOrDefaultAsync(m => m.Id == input.Id, ct);
        if (member is null)
            return new NotFound("member");
        if (Decide(member.Role, member.Active, admins.Count, input) is { } refusal)
            return refusal;

        member.Name = input.Name ?? member.Name;
        member.Role = input.Role ?? member.Role;
        member.Capacity = input.Capacity ?? member.Capacity;
        member.Active = input.Active ?? member.Active;
        work.Afterwards(_ =>
        {
            remembered.Forget(tenant.Id, member.UserId);
            return ValueTask.CompletedTask;
        });
        return MemberView.Of(member, await db.Conversations.CountAsync(c => c.AssigneeId == input.Id && c.Status == ConversationStatus.Open, ct));
    }
}
