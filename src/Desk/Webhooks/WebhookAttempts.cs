using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Switchboard.Desk.Storage;
using Switchboard.Registry;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Webhooks;

/// <summary>Tries one delivery: sends it, decides what follows, writes that down.</summary>
internal sealed class WebhookAttempts(WebhookQueue queue, WebhookPost post, PlatformScope platform, TimeProvider clock)
{
    private static readonly Caller Webhooks = new(CallerKind.System, Guid.Empty, "Webhooks", FrozenSet<string>.Empty);

    public async Task TryAsync(LeasedDelivery delivery, CancellationToken ct)
    {
        if (delivery.Delivery is null)
        {
            await queue.CloseAsync(delivery, clock.GetUtcNow(), ct);
            return;
        }

        var attempt = await post.SendAsync(delivery, ct);
        var now = clock.GetUtcNow();
        var decision = DeliveryDecision.Decide(attempt, delivery.Attempts + 1, delivery.FailingSince, delivery.DeadInRow, now, Random.Shared.NextDouble());
        await queue.FinishAsync(delivery, attempt, decision, now, ct);
        if (decision.Disable is { } reason)
            await DisableAsync(delivery, reason, now, ct);
    }

    private async Task DisableAsync(LeasedDelivery delivery, WebhookDisabledReason reason, DateTimeOffset now, CancellationToken ct)
    {
        await using var scope = platform.Enter(delivery.Tenant);
        var work = scope.ServiceProvider.GetRequiredService<DeskWork>();
        var webhook = await work.Db.Set<Webhook>().SingleOrDefaultAsync(w => w.Id == delivery.Webhook, ct);
        if (webhook is not { Enabled: true })
            return;
        webhook.Disable(reason, now);
        await work.CommitAsync(new AuditNote("webhooks.disable", Webhooks, webhook.Id.Value, now, Words<WebhookDisabledReason>.Write(reason)), ct);
    }
}
