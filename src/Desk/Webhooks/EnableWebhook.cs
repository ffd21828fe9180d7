using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Webhooks;

[Verb("webhooks.enable", Permission = "webhooks:manage", Route = "POST /webhooks/{id}/enable",
    Summary = "Switch a webhook on again: what waits is sent; what happened while it was off can be replayed.")]
internal sealed class EnableWebhook(DeskDb db, DeskWork work) : IVerb<EnableWebhook.Input, WebhookView>
{
    internal sealed record Input(WebhookId Id) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id.Value;
    }

    public async ValueTask<Outcome<WebhookView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var webhook = await db.Set<Webhook>().SingleOrDefaultAsync(w => w.Id == input.Id, ct);
        if (webhook is null)
            return new NotFound("webhook");
        webhook.Enable();
        work.Publish(new WebhooksWaiting(db.TenantId));
        return WebhookView.Of(webhook);
    }
}
