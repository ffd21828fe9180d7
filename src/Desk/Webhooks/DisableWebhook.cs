using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Webhooks;

[Verb("webhooks.disable", Permission = "webhooks:manage", Route = "POST /webhooks/{id}/disable", Summary = "Switch a webhook off; events are kept for a replay.")]
internal sealed class DisableWebhook(DeskDb db, TimeProvider clock) : IVerb<DisableWebhook.Input, WebhookView>
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
        if (webhook.Enabled)
            webhook.Disable(WebhookDisabledReason.ByHand, clock.GetUtcNow());
        return WebhookView.Of(webhook);
    }
}
