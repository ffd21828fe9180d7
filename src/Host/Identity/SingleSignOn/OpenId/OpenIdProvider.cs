using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Switchboard.Desk.SingleSignOn;
using Switchboard.Host.Identity.OAuth.Tokens;
using Switchboard.Registry;
using Switchboard.Tenancy.SingleSignOn;

namespace Switchboard.Host.Identity.SingleSignOn.OpenId;

/// <summary>OpenID Connect with the authorization code and PKCE: Entra ID, Okta, Keycloak, Google, another Switchboard.</summary>
internal sealed class OpenIdProvider(ProviderDocuments documents, OpenIdTokens tokens) : IExternalProvider
{
    internal const string Word = "oidc";

    public string Kind => Word;

    public async Task<Outcome<string>> AddressAsync(IdentityProvider provider, Attempt attempt, string redirectUri, CancellationToken ct)
    {
        var metadata = await documents.MetadataAsync(provider.Issuer!, anew: false, ct);
        if (!metadata.Succeeded)
            return metadata.Refusal;
        var query = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["response_type"] = "code",
            ["client_id"] = provider.ClientId,
            ["redirect_uri"] = redirectUri,
            ["scope"] = string.Join(' ', provider.Scopes),
            ["state"] = attempt.State,
            ["nonce"] = attempt.Nonce,
            ["code_challenge"] = attempt.Challenge,
            ["code_challenge_method"] = "S256",
        };
        if (attempt.Again)
            (query["prompt"], query["max_age"]) = ("login", "0");
        return QueryHelpers.AddQueryString(metadata.Value.Authorization, query);
    }

    public async Task<Outcome<ExternalPerson>> ProveAsync(IdentityProvider provider, Attempt attempt, IQueryCollection answer, string redirectUri, CancellationToken ct)
    {
        var metadata = await documents.MetadataAsync(provider.Issuer!, anew: false, ct);
        if (!metadata.Succeeded)
            return metadata.Refusal;
        if (Decide(answer, metadata.Value) is { } refusal)
            return refusal;
        var proven = await tokens.ExchangeAsync(provider, metadata.Value, attempt, answer["code"].ToString(), redirectUri, ct);
        if (!proven.Succeeded)
            return proven.Refusal;
        var person = PersonOf(proven.Value.Claims, proven.Value.Claims, provider);
        var enough = person.Email is not null && (provider.Mappings.Count == 0 || person.Groups is not null);
        return enough || await tokens.MoreAsync(metadata.Value, proven.Value, ct) is not { } more ? person : PersonOf(proven.Value.Claims, more, provider);
    }

    public async Task<Refusal?> CheckAsync(IdentityProvider provider, CancellationToken ct)
    {
        var metadata = await documents.MetadataAsync(provider.Issuer!, anew: true, ct);
        if (!metadata.Succeeded)
            return metadata.Refusal;
        var keys = await documents.KeysAsync(metadata.Value.Keys, known => known.Count > 0, ct);
        return !keys.Succeeded ? keys.Refusal : keys.Value.Count == 0 ? new ProviderMisconfigured("It publishes no key that we accept: RSA of 2048 bits or more, or P-256.") : null;
    }

    /// <summary>Whether its answer is one to go on with. Who names themself must be whom we asked (RFC 9207), else a code goes where it does not belong.</summary>
    internal static Refusal? Decide(IQueryCollection answer, ProviderMetadata metadata)
    {
        if (answer.ContainsKey("iss") ? answer["iss"] != metadata.Issuer : metadata.NamesItself)
            return new NotBelieved("The answer comes from another provider.");
        if (answer["error"].ToString() is { Length: > 0 } error)
            return error is "access_denied" or "login_required" or "interaction_required" ? new Declined() : new ProviderRefuses($"It answered {ProviderAnswer.Name(error)}. {ProviderAnswer.Name(answer["error_description"].ToString(), "It says no more.")}");
        return answer["code"] is [{ Length: > 0 and <= 4_000 }] ? null : new ProviderRefuses("It answered without a code.");
    }

    /// <param name="believed">The token.</param>
    /// <param name="about">Where more stands: the token itself, or what the provider says besides.</param>
    /// <param name="provider">Whose.</param>
    internal static ExternalPerson PersonOf(JsonElement believed, JsonElement about, IdentityProvider provider)
    {
        string? Claim(string name) => ProviderAnswer.Text(about, name) ?? ProviderAnswer.Text(believed, name);
        var email = Unverified(about) || Unverified(believed) ? null : ProviderAnswer.Email(Claim("email"));
        var groups = provider.GroupsClaim is { Length: > 0 } claim ? GroupsOf(about, claim) ?? GroupsOf(believed, claim) : null;
        var subject = ProviderAnswer.Text(believed, "sub")!;
        return new ExternalPerson(subject, ProviderAnswer.Name(Claim("name"), Claim("preferred_username"), email, subject), email, groups, Jws.Time(believed, "auth_time"));
    }

    /// <summary>An address that the provider itself does not stand by is none; where it says nothing, the company stands by what its own provider says.</summary>
    private static bool Unverified(JsonElement claims) =>
        claims.TryGetProperty("email_verified", out var said) && (said.ValueKind == JsonValueKind.False || (said.ValueKind == JsonValueKind.String && said.GetString() == "false"));

    /// <summary>By its name, or within others as Keycloak writes them: <c>realm_access.roles</c>.</summary>
    private static IReadOnlyList<string>? GroupsOf(JsonElement claims, string name)
    {
        if (ProviderAnswer.List(claims, name) is { } direct)
            return direct;
        var parts = name.Split('.');
        foreach (var part in parts[..^1])
        {
            if (claims.ValueKind != JsonValueKind.Object || !claims.TryGetProperty(part, out claims))
                return null;
        }

        return ProviderAnswer.List(claims, parts[^1]);
    }
}
