using Switchboard.Host.Identity.OAuth.Clients;
using Switchboard.Host.Identity.OAuth.Grants;
using Switchboard.Host.Identity.OAuth.Tokens;
using Switchboard.Tenancy.Applications;

namespace Switchboard.Host.Identity.OAuth.Sessions;

/// <summary><c>POST /connect/introspect</c> (RFC 7662): for servers of the tenant that the token belongs to; to everybody else it is not active.</summary>
internal sealed class IntrospectionEndpoint(AccessTokenReader tokens, GrantRows grants, LiveGrants live, GrantHolders holders, TimeProvider clock)
{
    private static readonly Told Inactive = new(false);

    internal sealed record Told(bool Active, string? Scope = null, string? ClientId = null, string? Sub = null, string? Tenant = null, string? TokenType = null, long? Exp = null, string? Iss = null);

    internal static async Task<IResult> ServeAsync(HttpContext context, ClientAuthentication clients, IntrospectionEndpoint endpoint, Issuer issuer, CancellationToken ct)
    {
        var sent = await Parameters.ReadAsync(context.Request, ct);
        if (!sent.Succeeded)
            return OAuthAnswer.Refuse(sent.Refusal);
        var client = await clients.ProveAsync(context.Request, sent.Value, ct);
        if (!client.Succeeded)
            return OAuthAnswer.Refuse(client.Refusal);
        if (!client.Value.Confidential)
            return OAuthAnswer.Refuse(OAuthRefusal.Client("Only an application that proves itself may ask."));
        if (sent.Value["token"] is not { } token || issuer.Of(context.Request) is not { } name)
            return OAuthAnswer.Refuse(OAuthRefusal.Request("Send the token."));
        return OAuthAnswer.Of(await endpoint.TellAsync(client.Value, token, name, ct));
    }

    private async Task<Told> TellAsync(OAuthClient asker, string token, string issuer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (token.Length == Opaque.Length)
        {
            var renewal = await grants.FindRefreshAsync(token, ct);
            return renewal is not null && Proofs.OfRefresh(renewal, renewal.Grant.Client, now) is null ? await OfAsync(asker, renewal.Grant, renewal.Grant.Scopes, "refresh_token", renewal.ExpiresAt, issuer, ct) : Inactive;
        }

        var claims = await tokens.ReadAsync(token, issuer, ct);
        return claims.Succeeded && await live.FindAsync(claims.Value.Grant, ct) is { } grant
            ? await OfAsync(asker, grant.Grant, claims.Value.Scopes, "Bearer", claims.Value.ExpiresAt, issuer, ct)
            : Inactive;
    }

    private async Task<Told> OfAsync(OAuthClient asker, Grant grant, IReadOnlyList<string> scopes, string type, DateTimeOffset ends, string issuer, CancellationToken ct)
    {
        if (grant.Tenant != asker.TenantId || await live.FindAsync(grant.Id, ct) is null || (grant.User is not null && !await holders.StandAsync(grant, ct)))
            return Inactive;
        return new Told(true, string.Join(' ', scopes), grant.Client.ToString(), (grant.User ?? grant.Client).ToString(), grant.Tenant.ToString(), type, ends.ToUnixTimeSeconds(), issuer);
    }
}
