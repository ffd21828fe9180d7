using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>Keys of programs.</summary>
public sealed class ApiKeysResource
{
    private readonly SetCalls<ApiKey> _set;
    private readonly Calls _calls;

    internal ApiKeysResource(Calls calls)
    {
        _set = new SetCalls<ApiKey>(calls, "api-keys");
        _calls = calls;
    }

    /// <summary>All that fit, page after page, as you enumerate.</summary>
    [Operation("api-keys.list")]
    public IAsyncEnumerable<ApiKey> ListAsync(ApiKeyQuery? query = null, CancellationToken ct = default) => _set.AllAsync(query, ct);

    /// <summary>One page.</summary>
    /// <param name="query">Which, in which order; the same for all pages of a list.</param>
    /// <param name="after">The cursor of the page before; null for the first page.</param>
    /// <param name="ct">Stops it.</param>
    [Operation("api-keys.list")]
    public Task<Page<ApiKey>> PageAsync(ApiKeyQuery? query = null, string? after = null, CancellationToken ct = default) => _set.PageAsync(query, after, ct);

    /// <summary>One by its id.</summary>
    [Operation("api-keys.one")]
    public Task<ApiKey> GetAsync(Guid id, CancellationToken ct = default) => _set.OneAsync(id, ct);

    /// <summary>One by its id, with the ETag that a change may insist on.</summary>
    [Operation("api-keys.one")]
    public Task<Tagged<ApiKey>> GetTaggedAsync(Guid id, CancellationToken ct = default) => _set.OneTaggedAsync(id, ct);

    /// <summary>Makes a key; its secret is shown this once.</summary>
    [Operation("api-keys.create")]
    public Task<CreatedApiKey> CreateAsync(NewApiKey key, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<CreatedApiKey>(Call.Post("api-keys", key, options), ct);

    /// <summary>Stops a key at once.</summary>
    [Operation("api-keys.revoke")]
    public Task RevokeAsync(Guid id, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync(Call.Delete($"api-keys/{id}", options), ct);
}
