using Switchboard.Registry;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Applications;

namespace Switchboard.Host.Identity.OAuth.Grants;

/// <summary><c>grant_type=client_credentials</c>: an application for itself, with the role it was registered with.</summary>
internal sealed class OwnAccount(GrantRows grants, TenantCatalog tenants, TokenIssue tokens, TimeProvider clock)
{
    internal async Task<Outcome<TokenAnswer>> EnterAsync(OAuthClient client, Parameters sent, string issuer, CancellationToken ct)
    {
        if (!client.Offers("client-credentials"))
            return OAuthRefusal.GrantType();
        if (await tenants.FindAsync(client.TenantId, ct) is not { Active: true })
            return OAuthRefusal.Client("The tenant of this application is suspended.");

        // Nobody signs in here, so there is nobody to tell about.
        var offered = client.Scopes.Except(OAuthScopes.OfIdentity, StringComparer.Ordinal).ToList();
        var asked = sent["scope"]?.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToList() ?? offered;
        if (asked.Except(offered, StringComparer.Ordinal).Any())
            return OAuthRefusal.Scope();
        var now = clock.GetUtcNow();
        var grant = new Grant(Guid.CreateVersion7(now), client.Id, client.TenantId, User: null, Stamp: "", asked, AuthTime: null, now + Tokens.AccessTokens.Lifetime);
        await grants.AddAsync(grant, ct);
        return await tokens.IssueAsync(grant, issuer, asked, nonce: null, ct);
    }
}
