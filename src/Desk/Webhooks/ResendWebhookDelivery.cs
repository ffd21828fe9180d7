using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Webhooks;

[Verb("webhook-deliveries.resend", Permission = "webhooks:manage", Route = "POST /webhook-deliveries/{id}/resend",
    Refuses = [typeof(WebhookDisabled)],
    Summary = "Send an event again with the same webhook-id; one that still waits for its next try is tried now.")]
internal sealed class ResendWebhookDelivery(DeskDb db, WebhookAgain again) : IVerb<ResendWebhookDelivery.Input, WebhookDeliveryView>
{
    internal sealed record Input(WebhookDeliveryId Id) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id.Value;
    }

    public async ValueTask<Outcome<WebhookDeliveryView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var delivery = await db.Set<Delivery>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == input.Id, ct);
        if (delivery is null)
            return new NotFound("webhook-delivery");
        if (!await db.Set<Webhook>().AnyAsync(w => w.Id == delivery.WebhookId && w.Enabled, ct))
            return new WebhookDisabled();
        return delivery.State is WebhookDeliveryState.Pending or WebhookDeliveryState.Failed
            ? await again.HurryAsync(delivery, ct)
            : await again.ResendAsync(delivery, ct);
    }
}
