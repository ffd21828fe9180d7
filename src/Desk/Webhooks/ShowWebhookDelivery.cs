using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Webhooks;

[Verb("webhook-deliveries.show", Permission = "webhooks:manage", Route = "GET /webhook-deliveries/{id}/content", Audited = false,
    Summary = "What a delivery sends, and the beginning of what was answered last.")]
internal sealed class ShowWebhookDelivery(DeskDb db) : IVerb<ShowWebhookDelivery.Input, ShowWebhookDelivery.Content>
{
    internal sealed record Input(WebhookDeliveryId Id);

    internal sealed record Content(JsonElement Payload, string? Answer);

    public async ValueTask<Outcome<Content>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var found = await (
            from d in db.Set<Delivery>().AsNoTracking()
            where d.Id == input.Id
            join e in db.Set<StoredEvent>() on d.EventId equals e.Id
            select new { e.Payload, d.LastAnswer }).SingleOrDefaultAsync(ct);
        return found is null ? new NotFound("webhook-delivery") : new Content(JsonElement.Parse(found.Payload), found.LastAnswer);
    }
}
