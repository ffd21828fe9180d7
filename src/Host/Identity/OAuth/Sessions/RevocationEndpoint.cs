using Switchboard.Host.Identity.OAuth.Clients;
using Switchboard.Host.Identity.OAuth.Grants;
using Switchboard.Host.Identity.OAuth.Tokens;

namespace Switchboard.Host.Identity.OAuth.Sessions;

/// <summary><c>POST /connect/revoke</c> (RFC 7009): ends all that came of the same grant. What is not the application's, or nothing at all, is answered alike.</summary>
internal sealed class RevocationEndpoint(AccessTokenReader tokens, GrantRows grants)
{
    internal static async Task<IResult> ServeAsync(HttpContext context, ClientAuthentication clients, RevocationEndpoint endpoint, Issuer issuer, CancellationToken ct)
    {
        var sent = await Parameters.ReadAsync(context.Request, ct);
        if (!sent.Succeeded)
            return OAuthAnswer.Refuse(sent.Refusal);
        var client = await clients.ProveAsync(context.Request, sent.Value, ct);
        if (!client.Succeeded)
            return OAuthAnswer.Refuse(client.Refusal);
        if (sent.Value["token"] is not { } token || issuer.Of(context.Request) is not { } name)
            return OAuthAnswer.Refuse(OAuthRefusal.Request("Send the token."));
        await endpoint.RevokeAsync(client.Value.Id, token, name, ct);
        return OAuthAnswer.Of(new { });
    }

    private async Task RevokeAsync(Guid client, string token, string issuer, CancellationToken ct)
    {
        var grant = token.Length == Opaque.Length
            ? (await grants.FindRefreshAsync(token, ct))?.Grant
            : (await tokens.ReadAsync(token, issuer, ct)).Value is { } claims ? await grants.FindAsync(claims.Grant, ct) : null;
        if (grant?.Client == client)
            await grants.EndAsync(grant.Id, "revoked", ct);
    }
}
