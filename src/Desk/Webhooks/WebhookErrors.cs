using Switchboard.Registry;

namespace Switchboard.Desk.Webhooks;

internal sealed record WebhookDisabled()
    : Refusal(RefusalKind.Conflict, "webhook.disabled", "This webhook is switched off. Enable it first.");

internal sealed record TooManyWebhooks()
    : Refusal(RefusalKind.Conflict, "webhook.too-many", $"A company can have {Webhook.Most} webhooks. Delete one first.");

internal sealed record ReplayTooLarge()
    : Refusal(RefusalKind.Conflict, "webhook.replay-too-large", $"More than {ReplayWebhook.Most} events lie in this time. Choose a shorter time or fewer event types.");
