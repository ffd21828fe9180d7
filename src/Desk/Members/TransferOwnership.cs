using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Storage;
using Switchboard.Registry;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Members;

/// <summary>A tenant has one owner, whom nobody can shut out. Only they can make it somebody else.</summary>
[Verb("members.transfer-ownership", Permission = "members:manage", Route = "POST /members/{id}/owner",
    Refuses = [typeof(NotTheOwner), typeof(OwnerAdministers)],
    Summary = "Give the tenant to another administrator. Only its owner can.")]
internal sealed class TransferOwnership(DeskWork work, CurrentTenant tenant) : IVerb<TransferOwnership.Input, MemberView>
{
    internal sealed record Input(MemberId Id) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id.Value;
    }

    internal static Refusal? Decide(Member? owner, Seat heir, Caller caller) =>
        owner is null || caller.Kind != CallerKind.Member || caller.Id != owner.Id.Value ? new NotTheOwner()
        : !heir.Administers ? new OwnerAdministers()
        : null;

    public async ValueTask<Outcome<MemberView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var db = await work.BeginAsync(ct);
        var locked = await db.Members.FromSql($"select * from desk.members where tenant_id = {tenant.Id.Value} and (owner or id = {input.Id.Value}) order by id for no key update").ToListAsync(ct);
        if (locked.Find(m => m.Id == input.Id) is not { } heir)
            return new NotFound("member");
        var owner = locked.Find(m => m.Owner);
        if (Decide(owner, Seat.Of(heir), caller) is { } refusal)
            return refusal;

        // One after the other: for a moment there is none, but there are never two.
        owner!.Owner = false;
        await db.SaveChangesAsync(ct);
        heir.Owner = true;
        return MemberView.Of(heir, await db.Conversations.CountAsync(c => c.AssigneeId == input.Id && c.Status == ConversationStatus.Open, ct));
    }
}
