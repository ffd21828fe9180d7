using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>Addresses that are told what happens.</summary>
public sealed class WebhooksResource
{
    private readonly SetCalls<Webhook> _set;
    private readonly Calls _calls;

    internal WebhooksResource(Calls calls)
    {
        _set = new SetCalls<Webhook>(calls, "webhooks");
        _calls = calls;
    }

    /// <summary>All that fit, page after page, as you enumerate.</summary>
    [Operation("webhooks.list")]
    public IAsyncEnumerable<Webhook> ListAsync(WebhookQuery? query = null, CancellationToken ct = default) => _set.AllAsync(query, ct);

    /// <summary>One page.</summary>
    /// <param name="query">Which, in which order; the same for all pages of a list.</param>
    /// <param name="after">The cursor of the page before; null for the first page.</param>
    /// <param name="ct">Stops it.</param>
    [Operation("webhooks.list")]
    public Task<Page<Webhook>> PageAsync(WebhookQuery? query = null, string? after = null, CancellationToken ct = default) => _set.PageAsync(query, after, ct);

    /// <summary>One by its id.</summary>
    [Operation("webhooks.one")]
    public Task<Webhook> GetAsync(Guid id, CancellationToken ct = default) => _set.OneAsync(id, ct);

    /// <summary>One by its id, with the ETag that a change may insist on.</summary>
    [Operation("webhooks.one")]
    public Task<Tagged<Webhook>> GetTaggedAsync(Guid id, CancellationToken ct = default) => _set.OneTaggedAsync(id, ct);

    /// <summary>Has events sent to an address.</summary>
    [Operation("webhooks.create")]
    public Task<CreatedWebhook> CreateAsync(NewWebhook webhook, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<CreatedWebhook>(Call.Post("webhooks", webhook, options), ct);

    /// <summary>Changes address, description or events.</summary>
    [Operation("webhooks.update")]
    public Task<Webhook> UpdateAsync(Guid id, WebhookChange change, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<Webhook>(Call.Patch($"webhooks/{id}", change, options), ct);

    /// <summary>Deletes it with its log.</summary>
    [Operation("webhooks.delete")]
    public Task DeleteAsync(Guid id, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync(Call.Delete($"webhooks/{id}", options), ct);

    /// <summary>Switches it on again: what waits is sent.</summary>
    [Operation("webhooks.enable")]
    public Task<Webhook> EnableAsync(Guid id, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<Webhook>(Call.Post($"webhooks/{id}/enable", null, options), ct);

    /// <summary>Switches it off; events are kept for a replay.</summary>
    [Operation("webhooks.disable")]
    public Task<Webhook> DisableAsync(Guid id, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<Webhook>(Call.Post($"webhooks/{id}/disable", null, options), ct);

    /// <summary>A new secret. The former one signs along for the hours given; 0 ends it at once.</summary>
    [Operation("webhooks.rotate-secret")]
    public Task<RotatedSecret> RotateSecretAsync(Guid id, int overlapHours = 24, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<RotatedSecret>(Call.Post($"webhooks/{id}/rotate-secret", new { overlapHours }, options), ct);

    /// <summary>Sends it an event of type webhook.test.</summary>
    [Operation("webhooks.send-test")]
    public Task<WebhookDelivery> SendTestAsync(Guid id, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<WebhookDelivery>(Call.Post($"webhooks/{id}/test", null, options), ct);

    /// <summary>Sends the events of a time again, of some types or of those it asks for.</summary>
    [Operation("webhooks.replay")]
    public Task<Replayed> ReplayAsync(Guid id, WebhookReplay replay, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<Replayed>(Call.Post($"webhooks/{id}/replay", replay, options), ct);
}

/// <summary>Which events to send again.</summary>
/// <param name="From">The first moment; within the last 30 days.</param>
public sealed record WebhookReplay(DateTimeOffset From)
{
    /// <summary>The last moment; null for now.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Only of these types; null for those the webhook asks for.</summary>
    public IReadOnlyList<string>? Events { get; init; }
}
