using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Inboxes;

[Verb("inboxes.renew-identity-secret", Permission = "inboxes:manage", Route = "POST /inboxes/{id}/identity-secret", FreshAuthentication = true,
    Summary = "A new secret for proving who a visitor is. Shown this once; the former stops working.")]
internal sealed class RenewIdentitySecret(DeskDb db, DeskWork work, ISecretBox secrets) : IVerb<RenewIdentitySecret.Input, RenewIdentitySecret.Output>
{
    internal sealed record Input(InboxId Id) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id.Value;
    }

    internal sealed record Output(string IdentitySecret);

    public async ValueTask<Outcome<Output>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var inbox = await db.Inboxes.SingleOrDefaultAsync(i => i.Id == input.Id, ct);

        // Elsewhere the platform says who somebody is.
        if (inbox is not { Channel: InboxChannels.WebChat })
            return new NotFound("inbox");
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        inbox.Secrets = secrets.Lock(db.TenantId, LiveInboxes.SecretPurpose, Encoding.UTF8.GetBytes(secret));
        work.Publish(new InboxesChanged(db.TenantId));
        return new Output(secret);
    }
}
