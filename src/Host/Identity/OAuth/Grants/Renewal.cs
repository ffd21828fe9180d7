using Switchboard.Registry;
using Switchboard.Tenancy.Applications;

namespace Switchboard.Host.Identity.OAuth.Grants;

/// <summary><c>grant_type=refresh_token</c>: each token is good once, and brings the next.</summary>
internal sealed class Renewal(GrantRows grants, GrantHolders holders, TokenIssue tokens, TimeProvider clock)
{
    internal async Task<Outcome<TokenAnswer>> RenewAsync(OAuthClient client, Parameters sent, string issuer, CancellationToken ct)
    {
        if (sent["refresh_token"] is not { } token || token.Length != Opaque.Length)
            return OAuthRefusal.Grant("Send the refresh token as it came.");
        var issued = await grants.FindRefreshAsync(token, ct);
        var refusal = Proofs.OfRefresh(issued, client.Id, clock.GetUtcNow());
        if (refusal is null)
        {
            var scopes = Proofs.Scopes(issued!.Grant, sent["scope"]);
            if (!scopes.Succeeded)
                return scopes.Refusal;
            if (!await holders.StandAsync(issued.Grant, ct))
                return GrantHolders.Gone;
            if (await grants.UseRefreshAsync(token, ct))
                return await tokens.IssueAsync(issued.Grant, issuer, scopes.Value, nonce: null, ct);
            refusal = new Replayed();
        }

        if (refusal is Replayed)
            await grants.EndAsync(issued!.Grant.Id, "refresh token replayed", ct);
        return Proofs.Spoken(refusal);
    }
}
