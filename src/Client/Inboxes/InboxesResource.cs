using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>Where customers reach the tenant.</summary>
public sealed class InboxesResource
{
    private readonly SetCalls<Inbox> _set;
    private readonly Calls _calls;

    internal InboxesResource(Calls calls)
    {
        _set = new SetCalls<Inbox>(calls, "inboxes");
        _calls = calls;
    }

    /// <summary>All that fit, page after page, as you enumerate.</summary>
    [Operation("inboxes.list")]
    public IAsyncEnumerable<Inbox> ListAsync(InboxQuery? query = null, CancellationToken ct = default) => _set.AllAsync(query, ct);

    /// <summary>One page.</summary>
    /// <param name="query">Which, in which order; the same for all pages of a list.</param>
    /// <param name="after">The cursor of the page before; null for the first page.</param>
    /// <param name="ct">Stops it.</param>
    [Operation("inboxes.list")]
    public Task<Page<Inbox>> PageAsync(InboxQuery? query = null, string? after = null, CancellationToken ct = default) => _set.PageAsync(query, after, ct);

    /// <summary>One by its id.</summary>
    [Operation("inboxes.one")]
    public Task<Inbox> GetAsync(Guid id, CancellationToken ct = default) => _set.OneAsync(id, ct);

    /// <summary>One by its id, with the ETag that a change may insist on.</summary>
    [Operation("inboxes.one")]
    public Task<Tagged<Inbox>> GetTaggedAsync(Guid id, CancellationToken ct = default) => _set.OneTaggedAsync(id, ct);

    /// <summary>Opens a new inbox.</summary>
    [Operation("inboxes.create")]
    public Task<Inbox> CreateAsync(NewInbox inbox, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<Inbox>(Call.Post("inboxes", inbox, options), ct);

    /// <summary>Changes name or settings, or closes it.</summary>
    [Operation("inboxes.change")]
    public Task<Inbox> ChangeAsync(Guid id, InboxChange change, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<Inbox>(Call.Put($"inboxes/{id}", change, options), ct);

    /// <summary>Says who works in an inbox; what others had there goes back to the queue.</summary>
    [Operation("inboxes.set-access")]
    public Task<Inbox> SetAccessAsync(Guid id, InboxAccess access, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<Inbox>(Call.Put($"inboxes/{id}/access", access, options), ct);

    /// <summary>Tries an inbox's credentials and rights at its platform; changes nothing there.</summary>
    [Operation("inboxes.check")]
    public Task<InboxChecks> CheckAsync(Guid id, CancellationToken ct = default) =>
        _calls.SendAsync<InboxChecks>(Call.Post($"inboxes/{id}/check", null, options: null), ct);

    /// <summary>A new secret for proving who a visitor is; the former stops working.</summary>
    [Operation("inboxes.renew-identity-secret")]
    public Task<IdentitySecret> RenewIdentitySecretAsync(Guid id, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<IdentitySecret>(Call.Post($"inboxes/{id}/identity-secret", null, options), ct);
}
