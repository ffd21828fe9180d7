using Switchboard.Registry;

namespace Switchboard.Desk.Invitations;

[Verb("invitations.revoke", Permission = "members:manage", Route = "DELETE /invitations/{id}", Summary = "Take an invitation back; its link is dead at once.")]
internal sealed class RevokeInvitation(Tenancy.Members.Invitations invitations) : IVerb<RevokeInvitation.Input, Done>
{
    internal sealed record Input(Guid Id) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id;
    }

    public async ValueTask<Outcome<Done>> Handle(Input input, Caller caller, CancellationToken ct) =>
        await invitations.RevokeAsync(input.Id, ct) ? default(Done) : new NotFound("invitation");
}
