using System.ComponentModel.DataAnnotations;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Webhooks;

[Verb("webhooks.rotate-secret", Permission = "webhooks:manage", Route = "POST /webhooks/{id}/rotate-secret", FreshAuthentication = true,
    Summary = "A new signing secret, shown this once. The former one signs along for the hours given; 0 ends it at once.")]
internal sealed class RotateWebhookSecret(DeskDb db, ISecretBox secrets, TimeProvider clock) : IVerb<RotateWebhookSecret.Input, RotateWebhookSecret.Output>
{
    internal sealed record Input(WebhookId Id, [Range(0, 168)] int OverlapHours = 24) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id.Value;
    }

    internal sealed record Output(string Secret, DateTimeOffset? FormerSecretUntil);

    public async ValueTask<Outcome<Output>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var webhook = await db.Set<Webhook>().SingleOrDefaultAsync(w => w.Id == input.Id, ct);
        if (webhook is null)
            return new NotFound("webhook");
        var secret = WebhookSecret.New();
        var overlap = input.OverlapHours > 0;
        webhook.FormerSecret = overlap ? webhook.Secret : null;
        webhook.FormerUntil = overlap ? clock.GetUtcNow().AddHours(input.OverlapHours) : null;
        webhook.Secret = secrets.Lock(db.TenantId, WebhookSecret.Purpose, Encoding.UTF8.GetBytes(secret));
        return new Output(secret, webhook.FormerUntil);
    }
}
