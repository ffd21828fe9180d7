using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Webhooks;

[Verb("webhooks.replay", Permission = "webhooks:manage", Route = "POST /webhooks/{id}/replay",
    Refuses = [typeof(WebhookDisabled), typeof(ReplayTooLarge)],
    Example = """{"from":"2026-12-23T00:00:00Z","to":"2026-12-24T00:00:00Z"}""",
    Summary = "Send the events of a time again, those that the webhook was never sent among them; of some types, or of those it asks for.")]
internal sealed class ReplayWebhook(DeskDb db, WebhookAgain again, TimeProvider clock) : IVerb<ReplayWebhook.Input, ReplayWebhook.Output>
{
    /// <summary>At once.</summary>
    internal const int Most = 100_000;

    internal sealed record Input(WebhookId Id, DateTimeOffset From, DateTimeOffset? To = null, [MaxLength(20)] IReadOnlyList<string>? Events = null) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id.Value;
    }

    internal sealed record Output(int Queued);

    internal static Refusal? Decide(Input input, DateTimeOffset now) => EventTypes.Decide(input.Events) is { } refusal ? refusal
        : input.From < now - WebhookAgain.Kept ? new InvalidInput("from", "must lie within the last 30 days: older events are gone.")
        : input.From >= (input.To ?? now) ? new InvalidInput("from", "must lie before 'to'.")
        : null;

    public async ValueTask<Outcome<Output>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (Decide(input, now) is { } refusal)
            return refusal;
        var webhook = await db.Set<Webhook>().AsNoTracking().SingleOrDefaultAsync(w => w.Id == input.Id, ct);
        if (webhook is null)
            return new NotFound("webhook");
        if (!webhook.Enabled)
            return new WebhookDisabled();
        var (from, to) = (input.From.ToUniversalTime(), (input.To ?? now).ToUniversalTime());
        var types = input.Events is { Count: > 0 } ? EventTypes.Filter(input.Events) : webhook.Events;
        return await again.CountAsync(from, to, types, Most + 1, ct) > Most ? new ReplayTooLarge() : new Output(await again.ReplayAsync(webhook.Id, from, to, types, ct));
    }
}
