using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Switchboard.Host.Identity.OAuth.Grants;
using Switchboard.Host.Identity.OAuth.Keys;

namespace Switchboard.Host.Identity.OAuth.Tokens;

/// <summary>Who signed in, for the application and nobody else (OpenID Connect Core, section 2). Never a key to the API.</summary>
internal static class IdTokens
{
    internal const string Type = "JWT";
    internal static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    internal static string Write(SigningKey key, string issuer, Grant grant, string accessToken, string? nonce, DateTimeOffset now) => Jws.Sign(key, Type, new()
    {
        ["iss"] = issuer,
        ["aud"] = grant.Client.ToString(),
        ["sub"] = grant.User!.Value.ToString(),
        ["tenant"] = grant.Tenant.Value.ToString(),
        ["sid"] = grant.Id.ToString(),
        ["iat"] = now.ToUnixTimeSeconds(),
        ["exp"] = (now + Lifetime).ToUnixTimeSeconds(),
        ["auth_time"] = grant.AuthTime?.ToUnixTimeSeconds(),
        ["nonce"] = nonce,
        ["at_hash"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(accessToken)).AsSpan(0, 16)),
    });

    /// <summary>Which sign-in a token is of, for signing out; an old one will do. Null when it is not ours.</summary>
    internal static IdHint? ReadHint(Jws token, SigningKey? key, string issuer)
    {
        if (key is null || Jws.Text(token.Header, "alg") != key.Algorithm || !AccessTokens.IsType(Jws.Text(token.Header, "typ"), Type) || !token.IsSignedBy(key))
            return null;
        return Jws.Text(token.Payload, "iss") == issuer
            && Guid.TryParseExact(Jws.Text(token.Payload, "aud"), "D", out var client)
            && Guid.TryParseExact(Jws.Text(token.Payload, "sub"), "D", out var user)
            && Guid.TryParseExact(Jws.Text(token.Payload, "sid"), "D", out var grant)
                ? new IdHint(client, user, grant)
                : null;
    }
}

internal sealed record IdHint(Guid Client, Guid User, Guid Grant);
