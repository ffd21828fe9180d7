using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>Applications that sign people in with Switchboard, or act for themselves.</summary>
public sealed class OAuthClientsResource
{
    private readonly SetCalls<OAuthClient> _set;
    private readonly Calls _calls;

    internal OAuthClientsResource(Calls calls)
    {
        _set = new SetCalls<OAuthClient>(calls, "oauth-clients");
        _calls = calls;
    }

    /// <summary>All that fit, page after page, as you enumerate.</summary>
    [Operation("oauth-clients.list")]
    public IAsyncEnumerable<OAuthClient> ListAsync(OAuthClientQuery? query = null, CancellationToken ct = default) => _set.AllAsync(query, ct);

    /// <summary>One page.</summary>
    /// <param name="query">In which order; the same for all pages of a list.</param>
    /// <param name="after">The cursor of the page before; null for the first page.</param>
    /// <param name="ct">Stops it.</param>
    [Operation("oauth-clients.list")]
    public Task<Page<OAuthClient>> PageAsync(OAuthClientQuery? query = null, string? after = null, CancellationToken ct = default) => _set.PageAsync(query, after, ct);

    /// <summary>One by its id.</summary>
    [Operation("oauth-clients.one")]
    public Task<OAuthClient> GetAsync(Guid id, CancellationToken ct = default) => _set.OneAsync(id, ct);

    /// <summary>One by its id, with the ETag that a change may insist on.</summary>
    [Operation("oauth-clients.one")]
    public Task<Tagged<OAuthClient>> GetTaggedAsync(Guid id, CancellationToken ct = default) => _set.OneTaggedAsync(id, ct);

    /// <summary>Registers an application; its secret is shown this once.</summary>
    [Operation("oauth-clients.create")]
    public Task<RegisteredOAuthClient> CreateAsync(NewOAuthClient client, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<RegisteredOAuthClient>(Call.Post("oauth-clients", client, options), ct);

    /// <summary>Changes all of it at once. Tokens that ask for more than is left end.</summary>
    [Operation("oauth-clients.change")]
    public Task<OAuthClient> ChangeAsync(Guid id, OAuthClientChange change, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<OAuthClient>(Call.Put($"oauth-clients/{id}", change, options), ct);

    /// <summary>Removes it with its secrets and tokens.</summary>
    [Operation("oauth-clients.remove")]
    public Task RemoveAsync(Guid id, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync(Call.Delete($"oauth-clients/{id}", options), ct);

    /// <summary>A second secret, so that the first can be replaced without a pause; shown this once.</summary>
    [Operation("oauth-clients.add-secret")]
    public Task<CreatedOAuthClientSecret> AddSecretAsync(Guid id, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<CreatedOAuthClientSecret>(Call.Post($"oauth-clients/{id}/secrets", null, options), ct);

    /// <summary>Ends one of its secrets.</summary>
    [Operation("oauth-clients.revoke-secret")]
    public Task RevokeSecretAsync(Guid id, Guid secretId, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync(Call.Delete($"oauth-clients/{id}/secrets/{secretId}", options), ct);
}
