using Switchboard.Host.Identity.OAuth.Authorize;
using Switchboard.Host.Identity.OAuth.Devices;
using Switchboard.Host.Identity.OAuth.Keys;
using Switchboard.Host.Identity.OAuth.Sessions;
using Switchboard.Tenancy.Applications;

namespace Switchboard.Host.Identity.OAuth;

/// <summary>What we offer, for programs to read (OpenID Connect Discovery; RFC 8414).</summary>
internal static class Discovery
{
    private static readonly string[] Proofs = ["client_secret_basic", "client_secret_post", "none"];

    internal static IResult Describe(HttpContext context, Issuer issuer)
    {
        if (issuer.Of(context.Request) is not { } name)
            return OAuthAnswer.Refuse(OAuthModule.NoIssuer);
        context.Response.Headers.CacheControl = "public, max-age=300";
        return Results.Json(new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["issuer"] = name,
            ["authorization_endpoint"] = name + AuthorizeEndpoint.Path,
            ["token_endpoint"] = name + "/connect/token",
            ["userinfo_endpoint"] = name + "/connect/userinfo",
            ["jwks_uri"] = name + "/connect/jwks",
            ["revocation_endpoint"] = name + "/connect/revoke",
            ["introspection_endpoint"] = name + "/connect/introspect",
            ["device_authorization_endpoint"] = name + "/connect/device",
            ["end_session_endpoint"] = name + LogoutEndpoint.Path,
            ["pushed_authorization_request_endpoint"] = name + "/connect/par",
            ["response_types_supported"] = (string[])["code"],
            ["response_modes_supported"] = (string[])["query"],
            ["grant_types_supported"] = (string[])["authorization_code", "refresh_token", "client_credentials", DeviceExchange.GrantType],
            ["code_challenge_methods_supported"] = (string[])["S256"],
            ["subject_types_supported"] = (string[])["public"],
            ["id_token_signing_alg_values_supported"] = (string[])[SigningKey.Rs256],
            ["token_endpoint_auth_methods_supported"] = Proofs,
            ["revocation_endpoint_auth_methods_supported"] = Proofs,
            ["introspection_endpoint_auth_methods_supported"] = Proofs[..2],
            ["scopes_supported"] = OAuthScopes.OfIdentity,
            ["claims_supported"] = (string[])["sub", "tenant", "name", "email", "email_verified", "auth_time", "nonce", "sid"],
            ["prompt_values_supported"] = (string[])["none", "login", "consent", "select_account"],
            ["authorization_response_iss_parameter_supported"] = true,
            ["request_parameter_supported"] = false,
            ["request_uri_parameter_supported"] = false,
            ["ui_locales_supported"] = (string[])["en", "zh-CN"],
        });
    }

    /// <summary>Keys that sign now, will sign soon, or signed what may still live.</summary>
    internal static async Task<IResult> KeysAsync(HttpContext context, KeyRing ring, CancellationToken ct)
    {
        await ring.SignerAsync(SigningKey.Rs256, ct);
        context.Response.Headers.CacheControl = "public, max-age=300";
        return Results.Json(new { keys = (await ring.PublishedAsync(ct)).Select(k => k.PublicJwk) });
    }
}
