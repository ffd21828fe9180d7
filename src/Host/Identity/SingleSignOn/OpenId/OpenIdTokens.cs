using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Switchboard.Desk;
using Switchboard.Desk.Outbound;
using Switchboard.Host.Identity.OAuth.Tokens;
using Switchboard.Registry;
using Switchboard.Tenancy.SingleSignOn;

namespace Switchboard.Host.Identity.SingleSignOn.OpenId;

/// <param name="Claims">The believed token's payload.</param>
/// <param name="Access">For more about the person; null where there is none.</param>
internal sealed record ProvenTokens(JsonElement Claims, string? Access);

/// <summary>Takes a code for tokens, and more about the person where the token is short.</summary>
internal sealed class OpenIdTokens(OutboundDocuments outbound, ProviderDocuments documents, ISecretBox secrets, TimeProvider clock)
{
    internal async Task<Outcome<ProvenTokens>> ExchangeAsync(IdentityProvider provider, ProviderMetadata metadata, Attempt attempt, string code, string redirectUri, CancellationToken ct)
    {
        var answer = await outbound.AskAsync(metadata.Token, url => Request(url, provider, metadata, attempt, code, redirectUri), ct);
        if (!answer.Succeeded)
            return new ProviderUnreachable(answer.Refusal.Detail);
        if (answer.Value is not { Ok: true, Json: { } json })
            return new ProviderRefuses(Complaint(answer.Value));
        if (ProviderAnswer.Text(json, "id_token") is not { } text || Jws.Read(text, ExternalIdToken.Longest) is not { } token)
            return new NotBelieved("There is no id token in the answer: is openid among the scopes?");
        var keys = await documents.KeysAsync(metadata.Keys, known => ExternalIdToken.Named(token, known).Any(), ct);
        if (!keys.Succeeded)
            return keys.Refusal;
        var expected = new Expected(metadata.Issuer, provider.ClientId, attempt.Nonce, clock.GetUtcNow(), attempt.Again ? attempt.StartedAt : null);
        var decided = ExternalIdToken.Decide(token, keys.Value, expected);
        return decided.Succeeded ? new ProvenTokens(decided.Value, ProviderAnswer.Text(json, "access_token")) : decided.Refusal;
    }

    /// <summary>Null where it tells nothing, or of somebody else.</summary>
    internal async Task<JsonElement?> MoreAsync(ProviderMetadata metadata, ProvenTokens tokens, CancellationToken ct)
    {
        if (metadata.UserInfo is not { } address || tokens.Access is not { } access)
            return null;
        var answer = await outbound.AskAsync(address, url => new HttpRequestMessage(HttpMethod.Get, url) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", access) } }, ct);
        return answer is { Succeeded: true, Value: { Ok: true, Json: { } json } } && ProviderAnswer.Text(json, "sub") is { } sub && sub == ProviderAnswer.Text(tokens.Claims, "sub") ? json : null;
    }

    private HttpRequestMessage Request(Uri url, IdentityProvider provider, ProviderMetadata metadata, Attempt attempt, string code, string redirectUri)
    {
        var secret = ProviderSecret.Of(secrets, provider);
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = redirectUri,
            ["code_verifier"] = attempt.Verifier,
        };
        if (metadata.SecretInBody)
            (form["client_id"], form["client_secret"]) = (provider.ClientId, secret);
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(form) };
        if (!metadata.SecretInBody)
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Encoded(provider.ClientId)}:{Encoded(secret)}")));
        return request;
    }

    /// <summary>RFC 6749, section 2.3.1: as in a form, so a colon in it divides nothing.</summary>
    private static string Encoded(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);

    private static string Complaint(OutboundDocument answer)
    {
        var error = answer.Json is { } json ? ProviderAnswer.Text(json, "error") : null;
        var why = answer.Json is { } body ? ProviderAnswer.Text(body, "error_description") : null;
        return error == "invalid_client" ? "It does not accept the client id or the secret." : $"It answered {answer.Status} {ProviderAnswer.Name(error, "without a reason")}. {(why is null ? "" : ProviderAnswer.Name(why))}".Trim();
    }
}
