using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Switchboard.Desk.SingleSignOn;
using Switchboard.Registry;
using Switchboard.Tenancy.SingleSignOn;

namespace Switchboard.Host.Identity.SingleSignOn.Vendors;

/// <summary>
/// DingTalk: its page lets anybody with an account pass, so the organization that they chose there must be the one that was connected
/// (scope <c>corpid</c>). Errors are an answer without what was asked for, with a code in words.
/// </summary>
internal sealed class DingTalk(VendorAddresses addresses, VendorCalls calls) : IExternalProvider
{
    public string Kind => "dingtalk";

    public Task<Outcome<string>> AddressAsync(IdentityProvider provider, Attempt attempt, string redirectUri, CancellationToken ct) =>
        Task.FromResult(Outcome.Of(QueryHelpers.AddQueryString(addresses.DingTalkLogin + "/oauth2/auth", new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["client_id"] = provider.ClientId,
            ["response_type"] = "code",
            ["redirect_uri"] = redirectUri,
            ["scope"] = "openid corpid",
            ["state"] = attempt.State,
            ["prompt"] = "consent",
            ["corpId"] = provider.Organization,
        })));

    public async Task<Outcome<ExternalPerson>> ProveAsync(IdentityProvider provider, Attempt attempt, IQueryCollection answer, string redirectUri, CancellationToken ct)
    {
        // It says both; which of them depends on where the person came from.
        var code = answer["authCode"].ToString() is { Length: > 0 } own ? own : answer["code"].ToString();
        if (code.Length == 0)
            return new Declined();
        var tokens = await calls.PostAsync(addresses.DingTalkApi + "/v1.0/oauth2/userAccessToken", new { clientId = provider.ClientId, clientSecret = calls.SecretOf(provider), code, grantType = "authorization_code" }, ct);
        if (!tokens.Succeeded)
            return tokens.Refusal;
        if (ProviderAnswer.Text(tokens.Value, "accessToken") is not { } access)
            return Refused(tokens.Value);
        if (ProviderAnswer.Text(tokens.Value, "corpId") != provider.Organization)
            return new OtherOrganization();
        var about = await calls.GetAsync(addresses.DingTalkApi + "/v1.0/contact/users/me", ct, ("x-acs-dingtalk-access-token", access));
        return !about.Succeeded ? about.Refusal : Person(about.Value) is { } person ? person : Refused(about.Value);
    }

    public async Task<Refusal?> CheckAsync(IdentityProvider provider, CancellationToken ct)
    {
        var said = await calls.PostAsync(addresses.DingTalkApi + "/v1.0/oauth2/accessToken", new { appKey = provider.ClientId, appSecret = calls.SecretOf(provider) }, ct);
        return !said.Succeeded ? said.Refusal : ProviderAnswer.Text(said.Value, "accessToken") is null ? Refused(said.Value) : null;
    }

    /// <summary>Its address is one that the person typed in themself, so it is not theirs to us.</summary>
    internal static ExternalPerson? Person(JsonElement about) =>
        ProviderAnswer.Text(about, "unionId") is { } subject ? new ExternalPerson(subject, ProviderAnswer.Name(ProviderAnswer.Text(about, "nick")), Email: null, Groups: null, ProvenAt: null) : null;

    private static ProviderRefuses Refused(JsonElement said) => new($"DingTalk answered {ProviderAnswer.Name(ProviderAnswer.Text(said, "code"), "without a code")}: {ProviderAnswer.Name(ProviderAnswer.Text(said, "message"))}");
}
