using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Outbound;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Webhooks;

/// <summary>What is not named stays as it is. Deliveries on their way go to the new address.</summary>
[Verb("webhooks.update", Permission = "webhooks:manage", Route = "PATCH /webhooks/{id}", FreshAuthentication = true,
    Example = """{"url":"https://hooks.example.com/support"}""",
    Summary = "Change a webhook's address, description or events.")]
internal sealed class UpdateWebhook(DeskDb db, OutboundOptions outbound) : IVerb<UpdateWebhook.Input, WebhookView>
{
    internal sealed record Input(
        WebhookId Id,
        [StringLength(OutboundUrl.Longest, MinimumLength = 1)] string? Url = null,
        [StringLength(200)] string? Description = null,
        [MaxLength(20)] IReadOnlyList<string>? Events = null) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id.Value;
    }

    internal static Refusal? Decide(Input input, OutboundOptions outbound) =>
        EventTypes.Decide(input.Events) is { } refusal ? refusal
        : input.Url is { } url && OutboundUrl.Read(url, outbound).Complaint is { } complaint ? new InvalidInput("url", complaint)
        : null;

    public async ValueTask<Outcome<WebhookView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        if (Decide(input, outbound) is { } refusal)
            return refusal;
        var webhook = await db.Set<Webhook>().SingleOrDefaultAsync(w => w.Id == input.Id, ct);
        if (webhook is null)
            return new NotFound("webhook");
        webhook.Url = input.Url ?? webhook.Url;
        webhook.Description = input.Description?.Trim() ?? webhook.Description;
        webhook.Events = input.Events is null ? webhook.Events : EventTypes.Filter(input.Events);
        return WebhookView.Of(webhook);
    }
}
