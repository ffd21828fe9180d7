using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Webhooks;

[Verb("webhooks.send-test", Permission = "webhooks:manage", Route = "POST /webhooks/{id}/test",
    Refuses = [typeof(WebhookDisabled)],
    Summary = "Send an event of type webhook.test; how it went stands in the log.")]
internal sealed class SendTestWebhook(DeskDb db, WebhookAgain again, TimeProvider clock) : IVerb<SendTestWebhook.Input, WebhookDeliveryView>
{
    internal sealed record Input(WebhookId Id) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id.Value;
    }

    internal static Refusal? Decide(Webhook? webhook) => webhook is null ? new NotFound("webhook") : webhook.Enabled ? null : new WebhookDisabled();

    public async ValueTask<Outcome<WebhookDeliveryView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        if (Decide(await db.Set<Webhook>().AsNoTracking().SingleOrDefaultAsync(w => w.Id == input.Id, ct)) is { } refusal)
            return refusal;
        return await again.TestAsync(input.Id, WebhookPayload.Test(input.Id, clock.GetUtcNow()), ct);
    }
}
