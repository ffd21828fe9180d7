using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>Events on their way to webhooks, and those that arrived.</summary>
public sealed class WebhookDeliveriesResource
{
    private readonly SetCalls<WebhookDelivery> _set;
    private readonly Calls _calls;

    internal WebhookDeliveriesResource(Calls calls)
    {
        _set = new SetCalls<WebhookDelivery>(calls, "webhook-deliveries");
        _calls = calls;
    }

    /// <summary>All that fit, page after page, as you enumerate.</summary>
    [Operation("webhook-deliveries.list")]
    public IAsyncEnumerable<WebhookDelivery> ListAsync(WebhookDeliveryQuery? query = null, CancellationToken ct = default) => _set.AllAsync(query, ct);

    /// <summary>One page.</summary>
    /// <param name="query">Which, in which order; the same for all pages of a list.</param>
    /// <param name="after">The cursor of the page before; null for the first page.</param>
    /// <param name="ct">Stops it.</param>
    [Operation("webhook-deliveries.list")]
    public Task<Page<WebhookDelivery>> PageAsync(WebhookDeliveryQuery? query = null, string? after = null, CancellationToken ct = default) => _set.PageAsync(query, after, ct);

    /// <summary>One by its id.</summary>
    [Operation("webhook-deliveries.one")]
    public Task<WebhookDelivery> GetAsync(Guid id, CancellationToken ct = default) => _set.OneAsync(id, ct);

    /// <summary>One by its id, with the ETag that a change may insist on.</summary>
    [Operation("webhook-deliveries.one")]
    public Task<Tagged<WebhookDelivery>> GetTaggedAsync(Guid id, CancellationToken ct = default) => _set.OneTaggedAsync(id, ct);

    /// <summary>Sends an event again with the same webhook-id; one that waits for its next try is tried now.</summary>
    [Operation("webhook-deliveries.resend")]
    public Task<WebhookDelivery> ResendAsync(Guid id, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<WebhookDelivery>(Call.Post($"webhook-deliveries/{id}/resend", null, options), ct);

    /// <summary>What was sent, and the beginning of what was answered.</summary>
    [Operation("webhook-deliveries.show")]
    public Task<WebhookDeliveryContent> ShowAsync(Guid id, CancellationToken ct = default) =>
        _calls.SendAsync<WebhookDeliveryContent>(Call.Get($"webhook-deliveries/{id}/content"), ct);
}
