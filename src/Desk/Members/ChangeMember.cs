using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Storage;
using Switchboard.Registry;
using Switchboard.Tenancy.Isolation;
using Switchboard.Tenancy.Members;

namespace Switchboard.Desk.Members;

[Verb("members.change", Permission = "members:manage", Route = "PATCH /members/{id}", FreshAuthentication = true,
    Refuses = [typeof(LastAdministrator), typeof(OwnerStays), typeof(ExceedsYourRole), typeof(MemberCannotTake), typeof(MemberWithoutAccess), typeof(MemberExists)],
    Summary = "Change a member's name, role or capacity, or deactivate them. Another e-mail gives their place to that address's account. Who stops answering gives their conversations to the member or team named, else back to the queue.")]
internal sealed class ChangeMember(DeskWork work, AccessNews access, HandBack handBack, Accounts accounts, CurrentTenant tenant, TimeProvider clock) : IVerb<ChangeMember.Input, MemberView>
{
    internal sealed record Input(
        MemberId Id,
        [StringLength(100, MinimumLength = 1)] string? Name = null,
        MemberRole? Role = null,
        [Range(0, 1000)] int? Capacity = null,
        bool? Active = null,
        RoleId? CustomRoleId = null,
        MemberId? ReassignToMemberId = null,
        TeamId? ReassignToTeamId = null,
        [EmailAddress, StringLength(254)] string? Email = null) : IAuditSubject, ISometimesSensitive
    {
        Guid? IAuditSubject.Subject => Id.Value;

        internal bool Reassigns => ReassignToMemberId is not null || ReassignToTeamId is not null;

        bool ISometimesSensitive.IsSensitive => Role is not null || Active is not null || CustomRoleId is not null || Email is not null;
    }

    /// <summary>Somebody must always be able to let people in, and the owner is always one of them.</summary>
    /// <param name="was">How they sat.</param>
    /// <param name="becomes">How they will sit.</param>
    /// <param name="owner">Whether the tenant is theirs.</param>
    /// <param name="passes">Whether somebody else's account comes into their place: the owner's is only theirs to give.</param>
    /// <param name="activeAdmins">How many there are, whoever is changed among them.</param>
    internal static Refusal? Decide(Seat was, Seat becomes, bool owner, bool passes, int activeAdmins) =>
        was.Administers && !becomes.Administers && activeAdmins <= 1 ? new LastAdministrator()
        : owner && (passes || !becomes.Administers) ? new OwnerStays()
        : null;

    /// <summary>Who changes what somebody may do must be able to do it all themselves: before the change and after it.</summary>
    internal static Refusal? Decide(bool changes, IEnumerable<string> before, IEnumerable<string> after, Caller caller) =>
        !changes ? null : Granting.Decide(caller, before.Union(after, StringComparer.Ordinal));

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
        var passes = input.Email?.Trim() is { } address && !string.Equals(address, member.Email, StringComparison.OrdinalIgnoreCase);
        if ((Decide(was, becomes, member.Owner, passes, locked.Count(m => Seat.Of(m).Administers)) ?? Decide(passes || was != becomes, was.Permissions(former), becomes.Permissions(given ?? former), caller)) is { } refusal)
            return refusal;
        if (passes && await PassAsync(db, member, input.Email!.Trim(), ct) is { } occupied)
            return occupied;

        member.ChangedAt = clock.GetUtcNow();
        member.Name = input.Name ?? member.Name;
        member.Capacity = input.Capacity ?? member.Capacity;
        (member.Role, member.CustomRoleId, member.Active) = (becomes.Role, becomes.CustomRole, becomes.Active);
        if ((was.Answers && !becomes.Answers) || input.Reassigns)
        {
            if (await handBack.RunAsync(member, input.ReassignToMemberId, input.ReassignToTeamId, caller, ct) is { } held)
                return held;
        }

        if (passes || was != becomes)
            access.Changed(work);
        await db.SaveChangesAsync(ct);
        return MemberView.Of(member, await db.Conversations.CountAsync(c => c.AssigneeId == input.Id && c.Status == ConversationStatus.Open, ct));
    }

    /// <summary>An account belongs to its person and to every company they work for, so its address is not ours to change: another account comes into the place.</summary>
    private async Task<Refusal?> PassAsync(DeskDb db, Member member, string email, CancellationToken ct)
    {
        var found = await accounts.FindOrCreateAsync(email, password: null);
        if (!found.Succeeded)
            return found.Refusal;
        var heir = found.Value.Person;
        if (await db.Members.AnyAsync(m => m.UserId == heir.Id, ct))
            return new MemberExists();
        (member.UserId, member.Email, member.NeedsProof) = (heir.Id, email, true);

        // As when somebody is added: first the row, whose place it is; a membership without it opens nothing.
        await db.SaveChangesAsync(ct);
        await accounts.JoinAsync(heir.Id, tenant.Id, member.Id.Value, ct);
        return null;
    }
}
