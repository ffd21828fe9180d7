using Switchboard.Host.Identity.OAuth.Grants;
using Switchboard.Host.Identity.OAuth.Keys;
using Switchboard.Registry;

namespace Switchboard.Host.Identity.OAuth.Tokens;

/// <summary>Reads a token with the key it names, and asks whether its grant still counts.</summary>
internal sealed class AccessTokenReader(KeyRing keys, LiveGrants grants, Issuer issuer, TimeProvider clock)
{
    /// <summary>What a request's token is worth here; null when nothing.</summary>
    internal async ValueTask<(LiveGrant Grant, AccessClaims Claims)?> ProveAsync(HttpRequest request, string text, CancellationToken ct)
    {
        if (issuer.Of(request) is not { } name)
            return null;
        var claims = await ReadAsync(text, name, ct);
        return claims.Succeeded && await grants.FindAsync(claims.Value.Grant, ct) is { } grant ? (grant, claims.Value) : null;
    }

    internal async ValueTask<Outcome<AccessClaims>> ReadAsync(string text, string issuer, CancellationToken ct)
    {
        if (Jws.Read(text) is not { } token)
            return new TokenRefused("It is no token.");
        var key = AccessTokens.KeyOf(token) is { } id ? await keys.FindAsync(id, ct) : null;
        return AccessTokens.Decide(token, key, issuer, clock.GetUtcNow());
    }
}
