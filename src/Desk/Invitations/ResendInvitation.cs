using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Onboarding;
using Switchboard.Registry;

namespace Switchboard.Desk.Invitations;

[Verb("invitations.resend", Permission = "members:manage", Route = "POST /invitations/{id}/resend",
    Refuses = [typeof(JustSent), typeof(NoPublicAddress)],
    Summary = "Send an invitation again, with a new link; the one before is dead.")]
internal sealed class ResendInvitation(Tenancy.Members.Invitations invitations, IPublicAddress address, TimeProvider clock) : IVerb<ResendInvitation.Input, InvitationView>
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    internal sealed record Input(Guid Id) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id;
    }

    internal static Refusal? Decide(DateTimeOffset sentAt, DateTimeOffset now) => now - sentAt < Pause ? new JustSent() : null;

    public async ValueTask<Outcome<InvitationView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        if (await invitations.OfTenant().SingleOrDefaultAsync(i => i.Id == input.Id, ct) is not { } open)
            return new NotFound("invitation");
        if (Decide(open.SentAt, clock.GetUtcNow()) is { } refusal)
            return refusal;
        if (address.BaseUrl is not { } baseUrl)
            return new NoPublicAddress();
        return await invitations.ResendAsync(input.Id, baseUrl, ct) is { } sent ? InvitationView.Of(sent) : new NotFound("invitation");
    }
}
