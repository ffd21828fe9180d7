using Switchboard.Host.Identity.OAuth.Clients;
using Switchboard.Host.Identity.OAuth.Devices;
using Switchboard.Registry;
using Switchboard.Tenancy.Applications;

namespace Switchboard.Host.Identity.OAuth.Grants;

/// <summary>The four ways to tokens.</summary>
internal sealed class TokenEndpoint(CodeExchange codes, Renewal renewal, OwnAccount own, DeviceExchange devices)
{
    internal static async Task<IResult> ServeAsync(HttpContext context, ClientAuthentication clients, TokenEndpoint tokens, Issuer issuer, CancellationToken ct)
    {
        var sent = await Parameters.ReadAsync(context.Request, ct);
        if (!sent.Succeeded)
            return OAuthAnswer.Refuse(sent.Refusal);
        if (issuer.Of(context.Request) is not { } name)
            return OAuthAnswer.Refuse(OAuthModule.NoIssuer);
        var client = await clients.ProveAsync(context.Request, sent.Value, ct);
        return OAuthAnswer.Of(client.Succeeded ? await tokens.ExchangeAsync(client.Value, sent.Value, name, ct) : client.Refusal);
    }

    private Task<Outcome<TokenAnswer>> ExchangeAsync(OAuthClient client, Parameters sent, string issuer, CancellationToken ct) => sent["grant_type"] switch
    {
        "authorization_code" => codes.RedeemAsync(client, sent, issuer, ct),
        "refresh_token" => renewal.RenewAsync(client, sent, issuer, ct),
        "client_credentials" => own.EnterAsync(client, sent, issuer, ct),
        DeviceExchange.GrantType => devices.PollAsync(client, sent, issuer, ct),
        _ => Task.FromResult<Outcome<TokenAnswer>>(new OAuthRefusal("unsupported_grant_type", "Use authorization_code, refresh_token, client_credentials or the device grant.")),
    };
}
