using Switchboard.Registry;

namespace Switchboard.Desk.Webhooks;

public readonly record struct WebhookId(Guid Value) : IStrongId<WebhookId>
{
    public static WebhookId From(Guid value) => new(value);

    public static WebhookId New() => new(Guid.CreateVersion7());
}

public readonly record struct WebhookEventId(Guid Value) : IStrongId<WebhookEventId>
{
    public static WebhookEventId From(Guid value) => new(value);

    public static WebhookEventId New() => new(Guid.CreateVersion7());
}

public readonly record struct WebhookDeliveryId(Guid Value) : IStrongId<WebhookDeliveryId>
{
    public static WebhookDeliveryId From(Guid value) => new(value);
}
