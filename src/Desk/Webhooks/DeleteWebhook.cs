using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Webhooks;

[Verb("webhooks.delete", Permission = "webhooks:manage", Route = "DELETE /webhooks/{id}", Summary = "Delete a webhook with its log; what it has not been sent is not sent.")]
internal sealed class DeleteWebhook(DeskDb db) : IVerb<DeleteWebhook.Input, Done>
{
    internal sealed record Input(WebhookId Id) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id.Value;
    }

    public async ValueTask<Outcome<Done>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var webhook = await db.Set<Webhook>().SingleOrDefaultAsync(w => w.Id == input.Id, ct);
        if (webhook is null)
            return new NotFound("webhook");
        db.Remove(webhook);
        return default(Done);
    }
}
