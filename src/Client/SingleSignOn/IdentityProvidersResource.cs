using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>Where a company's own people prove who they are.</summary>
public sealed class IdentityProvidersResource
{
    private readonly SetCalls<IdentityProvider> _set;
    private readonly Calls _calls;

    internal IdentityProvidersResource(Calls calls)
    {
        _set = new SetCalls<IdentityProvider>(calls, "identity-providers");
        _calls = calls;
    }

    /// <summary>All that fit, page after page, as you enumerate.</summary>
    [Operation("identity-providers.list")]
    public IAsyncEnumerable<IdentityProvider> ListAsync(IdentityProviderQuery? query = null, CancellationToken ct = default) => _set.AllAsync(query, ct);

    /// <summary>One page.</summary>
    /// <param name="query">Which, in which order; the same for all pages of a list.</param>
    /// <param name="after">The cursor of the page before; null for the first page.</param>
    /// <param name="ct">Stops it.</param>
    [Operation("identity-providers.list")]
    public Task<Page<IdentityProvider>> PageAsync(IdentityProviderQuery? query = null, string? after = null, CancellationToken ct = default) => _set.PageAsync(query, after, ct);

    /// <summary>One by its id.</summary>
    [Operation("identity-providers.one")]
    public Task<IdentityProvider> GetAsync(Guid id, CancellationToken ct = default) => _set.OneAsync(id, ct);

    /// <summary>One by its id, with the ETag that a change may insist on.</summary>
    [Operation("identity-providers.one")]
    public Task<Tagged<IdentityProvider>> GetTaggedAsync(Guid id, CancellationToken ct = default) => _set.OneTaggedAsync(id, ct);

    /// <summary>Connects one. Needs every right of an administrator.</summary>
    [Operation("identity-providers.create")]
    public Task<IdentityProvider> CreateAsync(NewIdentityProvider provider, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<IdentityProvider>(Call.Post("identity-providers", provider, options), ct);

    /// <summary>Changes one. Issuer, client id and organization stay.</summary>
    [Operation("identity-providers.change")]
    public Task<IdentityProvider> ChangeAsync(Guid id, IdentityProviderChange change, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<IdentityProvider>(Call.Put($"identity-providers/{id}", change, options), ct);

    /// <summary>Takes one away; the sessions that it began end within a minute.</summary>
    [Operation("identity-providers.remove")]
    public Task RemoveAsync(Guid id, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync(Call.Delete($"identity-providers/{id}", options), ct);

    /// <summary>Speaks to it as signing in would, as far as that goes without a person.</summary>
    [Operation("identity-providers.test")]
    public Task<ProviderTest> TestAsync(Guid id, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<ProviderTest>(Call.Post($"identity-providers/{id}/test", null, options), ct);
}
