using System.Text.Json;
using Switchboard.Registry;

namespace Switchboard.Host.Identity.SingleSignOn.OpenId;

/// <summary>What a provider says of itself (OpenID Connect Discovery 1.0).</summary>
/// <param name="Issuer">Its name.</param>
/// <param name="Authorization">Where people prove who they are.</param>
/// <param name="Token">Where codes are exchanged.</param>
/// <param name="UserInfo">Where more about people stands, if anywhere.</param>
/// <param name="Keys">Where its keys are.</param>
/// <param name="SecretInBody">Whether it wants our secret in the body, for want of the header.</param>
/// <param name="NamesItself">Whether it says who it is in its answers (RFC 9207).</param>
internal sealed record ProviderMetadata(string Issuer, string Authorization, string Token, string? UserInfo, string Keys, bool SecretInBody, bool NamesItself)
{
    internal const string WellKnown = "/.well-known/openid-configuration";

    /// <param name="said">The document.</param>
    /// <param name="issuer">The name that was connected.</param>
    /// <param name="complaint">What is wrong with an address, or null.</param>
    internal static Outcome<ProviderMetadata> Decide(JsonElement said, string issuer, Func<string, string?> complaint)
    {
        if (ProviderAnswer.Text(said, "issuer") is not { } name)
            return new ProviderMisconfigured("There is no discovery document at this address.");
        if (name != issuer)
            return new ProviderMisconfigured($"The provider calls itself {Short(name)}, not {Short(issuer)}: connect it under that name, letter by letter.");
        if (ProviderAnswer.Text(said, "authorization_endpoint") is not { } authorization || ProviderAnswer.Text(said, "token_endpoint") is not { } token || ProviderAnswer.Text(said, "jwks_uri") is not { } keys)
            return new ProviderMisconfigured("Its discovery document lacks authorization_endpoint, token_endpoint or jwks_uri.");
        var userInfo = ProviderAnswer.Text(said, "userinfo_endpoint");
        foreach (var address in (string?[])[authorization, token, keys, userInfo])
        {
            if (address is not null && complaint(address) is { } wrong)
                return new ProviderMisconfigured($"Its discovery document names {Short(address)}, which {wrong}");
        }

        if (ProviderAnswer.List(said, "response_types_supported") is { } types && !types.Contains("code", StringComparer.Ordinal))
            return new ProviderMisconfigured("It does not offer the authorization code flow.");
        if (ProviderAnswer.List(said, "id_token_signing_alg_values_supported") is { } algorithms && !algorithms.Intersect(ProviderKey.Algorithms, StringComparer.Ordinal).Any())
            return new ProviderMisconfigured($"It signs with none of {string.Join(", ", ProviderKey.Algorithms)}.");
        var ways = ProviderAnswer.List(said, "token_endpoint_auth_methods_supported") ?? ["client_secret_basic"];
        var basic = ways.Contains("client_secret_basic", StringComparer.Ordinal);
        if (!basic && !ways.Contains("client_secret_post", StringComparer.Ordinal))
            return new ProviderMisconfigured("It takes neither client_secret_basic nor client_secret_post.");
        var namesItself = said.TryGetProperty("authorization_response_iss_parameter_supported", out var iss) && iss.ValueKind == JsonValueKind.True;
        return new ProviderMetadata(name, authorization, token, userInfo, keys, SecretInBody: !basic, namesItself);
    }

    /// <summary>It goes into logs.</summary>
    private static string Short(string text) => ProviderAnswer.Name(text);
}
