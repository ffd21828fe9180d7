using System.ComponentModel.DataAnnotations;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Outbound;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Webhooks;

[Verb("webhooks.create", Permission = "webhooks:manage", Route = "POST /webhooks", Status = 201, FreshAuthentication = true,
    Refuses = [typeof(TooManyWebhooks)],
    Example = """{"url":"https://hooks.example.com/support","events":["message.created"]}""",
    Summary = "Have events sent to an address of yours. The signing secret is shown this once.")]
internal sealed class CreateWebhook(DeskDb db, ISecretBox secrets, OutboundOptions outbound, TimeProvider clock) : IVerb<CreateWebhook.Input, CreateWebhook.Created>
{
    internal sealed record Input(
        [StringLength(OutboundUrl.Longest, MinimumLength = 1)] string Url,
        [StringLength(200)] string Description = "",
        [MaxLength(20)] IReadOnlyList<string>? Events = null);

    internal sealed record Created(WebhookView Webhook, string Secret);

    internal static Refusal? Decide(Input input, int already, OutboundOptions outbound) =>
        EventTypes.Decide(input.Events) is { } refusal ? refusal
        : OutboundUrl.Read(input.Url, outbound).Complaint is { } complaint ? new InvalidInput("url", complaint)
        : already >= Webhook.Most ? new TooManyWebhooks()
        : null;

    public async ValueTask<Outcome<Created>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        if (Decide(input, await db.Set<Webhook>().CountAsync(ct), outbound) is { } refusal)
            return refusal;
        var secret = WebhookSecret.New();
        var webhook = new Webhook
        {
            Id = WebhookId.New(),
            Url = input.Url,
            Description = input.Description.Trim(),
            Events = EventTypes.Filter(input.Events),
            Secret = secrets.Lock(db.TenantId, WebhookSecret.Purpose, Encoding.UTF8.GetBytes(secret)),
            CreatedAt = clock.GetUtcNow(),
        };
        db.Add(webhook);
        return new Created(WebhookView.Of(webhook), secret);
    }
}
