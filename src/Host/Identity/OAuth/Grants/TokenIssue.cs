using Switchboard.Host.Identity.OAuth.Keys;
using Switchboard.Host.Identity.OAuth.Tokens;

namespace Switchboard.Host.Identity.OAuth.Grants;

/// <summary>Writes the tokens of a grant.</summary>
internal sealed class TokenIssue(KeyRing keys, GrantRows grants, TimeProvider clock)
{
    /// <param name="grant">That counts.</param>
    /// <param name="issuer">The name to issue under.</param>
    /// <param name="scopes">Of this token; the grant's, or fewer.</param>
    /// <param name="nonce">Of the sign-in, where this is its first token.</param>
    /// <param name="ct">Stops it.</param>
    internal async Task<TokenAnswer> IssueAsync(Grant grant, string issuer, IReadOnlyList<string> scopes, string? nonce, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var access = AccessTokens.Write(await keys.SignerAsync(SigningKey.Es256, ct), issuer, grant, scopes, now);

        // RS256, because it is the one that every relying party of OpenID Connect must know.
        var id = grant.User is not null && scopes.Contains("openid", StringComparer.Ordinal)
            ? IdTokens.Write(await keys.SignerAsync(SigningKey.Rs256, ct), issuer, grant, access, nonce, now)
            : null;
        var refresh = grant.User is not null && grant.Has("offline_access") ? await grants.AddRefreshAsync(grant, ct) : null;
        return new TokenAnswer(access, "Bearer", (int)AccessTokens.Lifetime.TotalSeconds, string.Join(' ', scopes), refresh, id);
    }
}
