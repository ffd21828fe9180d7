using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>Secrets of applications: what is shown of them, never their text.</summary>
public sealed class OAuthClientSecretsResource
{
    private readonly SetCalls<OAuthClientSecret> _set;

    internal OAuthClientSecretsResource(Calls calls) => _set = new SetCalls<OAuthClientSecret>(calls, "oauth-client-secrets");

    /// <summary>All that fit, page after page, as you enumerate.</summary>
    [Operation("oauth-client-secrets.list")]
    public IAsyncEnumerable<OAuthClientSecret> ListAsync(OAuthClientSecretQuery? query = null, CancellationToken ct = default) => _set.AllAsync(query, ct);

    /// <summary>One page.</summary>
    /// <param name="query">Which, in which order; the same for all pages of a list.</param>
    /// <param name="after">The cursor of the page before; null for the first page.</param>
    /// <param name="ct">Stops it.</param>
    [Operation("oauth-client-secrets.list")]
    public Task<Page<OAuthClientSecret>> PageAsync(OAuthClientSecretQuery? query = null, string? after = null, CancellationToken ct = default) => _set.PageAsync(query, after, ct);

    /// <summary>One by its id.</summary>
    [Operation("oauth-client-secrets.one")]
    public Task<OAuthClientSecret> GetAsync(Guid id, CancellationToken ct = default) => _set.OneAsync(id, ct);

    /// <summary>One by its id, with its ETag.</summary>
    [Operation("oauth-client-secrets.one")]
    public Task<Tagged<OAuthClientSecret>> GetTaggedAsync(Guid id, CancellationToken ct = default) => _set.OneTaggedAsync(id, ct);
}
