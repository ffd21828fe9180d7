using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Switchboard.Desk.SingleSignOn;
using Switchboard.Registry;
using Switchboard.Tenancy.SingleSignOn;

namespace Switchboard.Host.Identity.SingleSignOn.Vendors;

/// <summary>
/// WeCom: the code of its page says who it is to whoever holds the application's own token (<c>auth/getuserinfo</c>, then <c>user/get</c>).
/// There is no PKCE; its code is worth nothing without the corp's secret. Errors are an errcode other than 0.
/// </summary>
internal sealed class WeCom(VendorAddresses addresses, VendorCalls calls, TimeProvider clock) : IExternalProvider
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);

    // WeCom asks that its token be kept: whoever fetches one for each call is slowed down.
    private readonly ConcurrentDictionary<(Guid, string), (string Token, DateTimeOffset Until)> _tokens = new();

    public string Kind => "wecom";

    public Task<Outcome<string>> AddressAsync(IdentityProvider provider, Attempt attempt, string redirectUri, CancellationToken ct) =>
        Task.FromResult(Outcome.Of(QueryHelpers.AddQueryString(addresses.WeComLogin + "/wwlogin/sso/login", new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["login_type"] = "CorpApp",
            ["appid"] = provider.ClientId,
            ["agentid"] = provider.AgentId,
            ["redirect_uri"] = redirectUri,
            ["state"] = attempt.State,
        })));

    public async Task<Outcome<ExternalPerson>> ProveAsync(IdentityProvider provider, Attempt attempt, IQueryCollection answer, string redirectUri, CancellationToken ct)
    {
        if (answer["code"].ToString() is not { Length: > 0 } code)
            return new Declined();
        var token = await TokenAsync(provider, ct);
        if (!token.Succeeded)
            return token.Refusal;
        var who = await calls.GetAsync(QueryHelpers.AddQueryString(addresses.WeComApi + "/cgi-bin/auth/getuserinfo", new Dictionary<string, string?>(StringComparer.Ordinal) { ["access_token"] = token.Value, ["code"] = code }), ct);
        if (!who.Succeeded)
            return who.Refusal;
        if (!Well(who.Value))
        {
            // Perhaps it was the token that ended early; then the next one comes in with a new one.
            _tokens.TryRemove((provider.Id, calls.SecretOf(provider)), out _);
            return Refused(who.Value);
        }

        // Somebody from outside has an openid instead.
        if (ProviderAnswer.Text(who.Value, "userid") is not { } user)
            return new OtherOrganization();
        var about = await calls.GetAsync(QueryHelpers.AddQueryString(addresses.WeComApi + "/cgi-bin/user/get", new Dictionary<string, string?>(StringComparer.Ordinal) { ["access_token"] = token.Value, ["userid"] = user }), ct);
        return !about.Succeeded ? about.Refusal : Well(about.Value) ? Person(user, about.Value) : Refused(about.Value);
    }

    public async Task<Refusal?> CheckAsync(IdentityProvider provider, CancellationToken ct) => (await TokenAsync(provider, ct)).Refusal;

    /// <summary>Departments are its groups, by number. Only the address that the company gave counts; the other one people choose themselves.</summary>
    internal static ExternalPerson Person(string user, JsonElement about) =>
        new(user, ProviderAnswer.Name(ProviderAnswer.Text(about, "name"), user), ProviderAnswer.Email(ProviderAnswer.Text(about, "biz_mail")), ProviderAnswer.List(about, "department"), ProvenAt: null);

    private async Task<Outcome<string>> TokenAsync(IdentityProvider provider, CancellationToken ct)
    {
        var (now, secret) = (clock.GetUtcNow(), calls.SecretOf(provider));
        if (_tokens.TryGetValue((provider.Id, secret), out var known) && known.Until > now)
            return known.Token;
        var said = await calls.GetAsync(QueryHelpers.AddQueryString(addresses.WeComApi + "/cgi-bin/gettoken", new Dictionary<string, string?>(StringComparer.Ordinal) { ["corpid"] = provider.ClientId, ["corpsecret"] = secret }), ct);
        if (!said.Succeeded)
            return said.Refusal;
        if (!Well(said.Value) || ProviderAnswer.Text(said.Value, "access_token") is not { } token)
            return Refused(said.Value);
        _tokens[(provider.Id, secret)] = (token, now + TimeSpan.FromSeconds(ProviderAnswer.Number(said.Value, "expires_in") ?? 0) - Early);
        return token;
    }

    private static bool Well(JsonElement said) => ProviderAnswer.Number(said, "errcode") == 0;

    private static ProviderRefuses Refused(JsonElement said) => new($"WeCom answered {ProviderAnswer.Number(said, "errcode")}: {ProviderAnswer.Name(ProviderAnswer.Text(said, "errmsg"))}");
}
