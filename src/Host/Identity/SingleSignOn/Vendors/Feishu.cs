using Microsoft.AspNetCore.WebUtilities;
using System.Text.Json;
using Switchboard.Desk.SingleSignOn;
using Switchboard.Registry;
using Switchboard.Tenancy.SingleSignOn;

namespace Switchboard.Host.Identity.SingleSignOn.Vendors;

/// <summary>Feishu: OAuth 2.0 with PKCE (<c>authen/v2/oauth/token</c>), then <c>authen/v1/user_info</c>. Errors are a number other than 0.</summary>
internal sealed class Feishu(VendorAddresses addresses, VendorCalls calls) : IExternalProvider
{
    public string Kind => "feishu";

    public Task<Outcome<string>> AddressAsync(IdentityProvider provider, Attempt attempt, string redirectUri, CancellationToken ct)
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["client_id"] = provider.ClientId,
            ["response_type"] = "code",
            ["redirect_uri"] = redirectUri,
            ["state"] = attempt.State,
            ["code_challenge"] = attempt.Challenge,
            ["code_challenge_method"] = "S256",
        };
        if (provider.Scopes.Length > 0)
            query["scope"] = string.Join(' ', provider.Scopes);
        return Task.FromResult(Outcome.Of(QueryHelpers.AddQueryString(addresses.FeishuAccounts + "/open-apis/authen/v1/authorize", query)));
    }

    public async Task<Outcome<ExternalPerson>> ProveAsync(IdentityProvider provider, Attempt attempt, IQueryCollection answer, string redirectUri, CancellationToken ct)
    {
        if (answer["code"].ToString() is not { Length: > 0 } code)
            return new Declined();
        var tokens = await calls.PostAsync(addresses.FeishuOpen + "/open-apis/authen/v2/oauth/token", new
        {
            grant_type = "authorization_code",
            client_id = provider.ClientId,
            client_secret = calls.SecretOf(provider),
            code,
            redirect_uri = redirectUri,
            code_verifier = attempt.Verifier,
        }, ct);
        if (!tokens.Succeeded)
            return tokens.Refusal;
        if (ProviderAnswer.Number(tokens.Value, "code") != 0 || ProviderAnswer.Text(tokens.Value, "access_token") is not { } access)
            return Refused(tokens.Value);
        var about = await calls.GetAsync(addresses.FeishuOpen + "/open-apis/authen/v1/user_info", ct, ("Authorization", "Bearer " + access));
        if (!about.Succeeded)
            return about.Refusal;
        return ProviderAnswer.Number(about.Value, "code") == 0 && about.Value.TryGetProperty("data", out var data) ? Decide(provider, data) : Refused(about.Value);
    }

    public async Task<Refusal?> CheckAsync(IdentityProvider provider, CancellationToken ct)
    {
        var said = await calls.PostAsync(addresses.FeishuOpen + "/open-apis/auth/v3/tenant_access_token/internal", new { app_id = provider.ClientId, app_secret = calls.SecretOf(provider) }, ct);
        return !said.Succeeded ? said.Refusal : ProviderAnswer.Number(said.Value, "code") == 0 ? null : Refused(said.Value);
    }

    /// <summary>The address that the company gave counts before the one that the person typed in themself, which Feishu does not prove to us.</summary>
    internal static Outcome<ExternalPerson> Decide(IdentityProvider provider, JsonElement about)
    {
        if (provider.Organization is { Length: > 0 } own && ProviderAnswer.Text(about, "tenant_key") != own)
            return new OtherOrganization();
        if (ProviderAnswer.Text(about, "open_id") is not { } subject)
            return new NotBelieved("It says not who it is.");
        return new ExternalPerson(
            subject, ProviderAnswer.Name(ProviderAnswer.Text(about, "name"), ProviderAnswer.Text(about, "en_name")), ProviderAnswer.Email(ProviderAnswer.Text(about, "enterprise_email")), Groups: null, ProvenAt: null);
    }

    private static ProviderRefuses Refused(JsonElement said) =>
        new($"Feishu answered {ProviderAnswer.Number(said, "code")}: {ProviderAnswer.Name(ProviderAnswer.Text(said, "error_description"), ProviderAnswer.Text(said, "msg"), ProviderAnswer.Text(said, "error"))}");
}
