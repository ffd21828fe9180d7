using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Storage;
using Switchboard.Registry;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Members;

[Verb("members.set-availability", Permission = "availability:set", Route = "POST /members/{id}/availability", Audited = false, Summary = "Say whether you take conversations.")]
internal sealed class SetAvailability(DeskDb db, DeskWork work, CurrentTenant tenant) : IVerb<SetAvailability.Input, MemberView>
{
    internal sealed record Input(MemberId Id, Availability Availability);

    public async ValueTask<Outcome<MemberView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        // Only whoever looks after members speaks for another.
        if (input.Id.Value != caller.Id && !caller.May("members:manage"))
            return new NotPermitted("members:manage");
        var member = await db.Members.SingleOrDefaultAsync(m => m.Id == input.Id, ct);
        if (member is null)
            return new NotFound("member");
        member.Availability = input.Availability;
        work.Publish(new PresenceChanged(tenant.Id, member.Id, member.Name, member.Availability));
        return MemberView.Of(member, await db.Conversations.CountAsync(c => c.AssigneeId == input.Id && c.Status == ConversationStatus.Open, ct));
    }
}
