using Switchboard.Registry;
using Switchboard.Tenancy.Applications;

namespace Switchboard.Host.Identity.OAuth.Grants;

/// <summary><c>grant_type=authorization_code</c>.</summary>
internal sealed class CodeExchange(GrantRows grants, GrantHolders holders, TokenIssue tokens, TimeProvider clock)
{
    internal async Task<Outcome<TokenAnswer>> RedeemAsync(OAuthClient client, Parameters sent, string issuer, CancellationToken ct)
    {
        if (sent["code"] is not { } code || code.Length != Opaque.Length)
            return OAuthRefusal.Grant("Send the code as it came.");
        var issued = await grants.FindCodeAsync(code, ct);
        var refusal = Proofs.OfCode(issued, client.Id, sent["redirect_uri"], sent["code_verifier"], clock.GetUtcNow());
        if (refusal is null && !await grants.UseCodeAsync(code, ct))
            refusal = new Replayed();
        if (refusal is Replayed)
            await grants.EndAsync(issued!.Grant.Id, "code replayed", ct);
        if (refusal is not null)
            return Proofs.Spoken(refusal);
        return await holders.StandAsync(issued!.Grant, ct) ? await tokens.IssueAsync(issued.Grant, issuer, issued.Grant.Scopes, issued.Nonce, ct) : GrantHolders.Gone;
    }
}
