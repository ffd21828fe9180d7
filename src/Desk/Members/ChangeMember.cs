using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Storage;
using Switchboard.Registry;
using Switchboard.Tenancy.Isolation;
using Switchboard.Tenancy.Members;

namespace Switchboard.Desk.Members;

[Verb("members.change", Permission = "members:manage", Route = "PATCH /members/{id}", FreshAuthentication = true,
    Refuses = [typeof(LastAdministrator), typeof(OwnerStays), typeof(ExceedsYourRole), typeof(MemberCannotTake), typeof(MemberWithoutAccess)],
    Summary = "Change a member's name, role or capacity, or deactivate them. Who stops answering gives their conversations to the member or team named, else back to the queue.")]
internal sealed class ChangeMember(DeskWork work, CurrentTenant tenant, AccessNews access, HandBack handBack) : IVerb<ChangeMember.Input, MemberView>
{
    internal sealed record Input(
        MemberId Id,
        [StringLength(100, MinimumLength = 1)] string? Name = null,
        MemberRole? Role = null,
        [Range(0, 1000)] int? Capacity = null,
        bool? Active = null,
        RoleId? CustomRoleId = null,
        MemberId? ReassignToMemberId = null,
        TeamId? ReassignToTeamId = null) : IAuditSubject, ISometimesSensitive
    {
        Guid? IAuditSubject.Subject => Id.Value;

        internal bool Reassigns => ReassignToMemberId is not null || ReassignToTeamId is not null;

        bool ISometimesSensitive.IsSensitive => Role is not null || Active is not null || CustomRoleId is not null;
    }

    /// <summary>Somebody must always be able to let people in, and the owner is always one of them.</summary>
    internal static Refusal? Decide(Seat was, Seat becomes, bool owner, int activeAdmins) =>
        was.Administers && !becomes.Administers && activeAdmins <= 1 ? new LastAdministrator()
        : owner && !becomes.Administers ? new OwnerStays()
        : null;

    /// <summary>Who changes what somebody may do must be able to do it all themselves: before the change and after it.</summary>
    internal static Refusal? Decide(Seat was, Seat becomes, IEnumerable<string> before, IEnumerable<string> after, Caller caller) =>
        was == becomes ? null : Granting.Decide(caller, before.Union(after, StringComparer.Ordinal));

    public async ValueTask<Outcome<MemberView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var db = await work.BeginAsync(ct);

        // All administrators are locked, so that two cannot each step down believing in the other; and whoever is changed, so that nothing is given to them meanwhile.
        var locked = await db.Members.FromSql($"""
            select * from desk.members where tenant_id = {tenant.Id.Value} and (id = {input.Id.Value} or role = 'admin' and active and custom_role_id is null) order by id for no key update
            """).ToListAsync(ct);
        if (locked.Find(m => m.Id == input.Id) is not { } member)
            return new NotFound("member");
        var given = await RoleRows.KeepAsync(db, input.CustomRoleId, ct);
        if (input.CustomRoleId is not null && given is null)
            return new NotFound("role");

        var was = Seat.Of(member);
        var becomes = was.After(given, input.Role, input.Active);
        var former = await RoleRows.KeepAsync(db, was.CustomRole, ct);
        if ((Decide(was, becomes, member.Owner, locked.Count(m => Seat.Of(m).Administers)) ?? Decide(was, becomes, was.Permissions(former), becomes.Permissions(given ?? former), caller)) is { } refusal)
            return refusal;

        member.Name = input.Name ?? member.Name;
        member.Capacity = input.Capacity ?? member.Capacity;
        (member.Role, member.CustomRoleId, member.Active) = (becomes.Role, becomes.CustomRole, becomes.Active);
        if ((was.Answers && !becomes.Answers) || input.Reassigns)
        {
            if (await handBack.RunAsync(member, input.ReassignToMemberId, input.ReassignToTeamId, caller, ct) is { } held)
                return held;
        }

        if (was != becomes)
            access.Changed(work);
        await db.SaveChangesAsync(ct);
        return MemberView.Of(member, await db.Conversations.CountAsync(c => c.AssigneeId == input.Id && c.Status == ConversationStatus.Open, ct));
    }
}
