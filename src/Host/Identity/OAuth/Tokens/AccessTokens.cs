using System.Text.Json;
using Switchboard.Host.Identity.OAuth.Keys;
using Switchboard.Registry;

namespace Switchboard.Host.Identity.OAuth.Tokens;

/// <summary>What a believed access token says.</summary>
/// <param name="Grant">The grant it belongs to; that is asked whether it still counts.</param>
/// <param name="Scopes">What it may be used for.</param>
/// <param name="ExpiresAt">When it ends.</param>
internal sealed record AccessClaims(Guid Grant, IReadOnlyList<string> Scopes, DateTimeOffset ExpiresAt);

/// <summary>Why a token is not believed: for tests and introspection, never for the one who sent it.</summary>
internal sealed record TokenRefused(string Why) : Refusal(RefusalKind.Unauthenticated, "token.refused", Why);

/// <summary>Access tokens as RFC 9068 writes them: JWTs of type <c>at+jwt</c> that live ten minutes.</summary>
internal static class AccessTokens
{
    internal const string Type = "at+jwt";
    internal static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>How far two Hosts' clocks may be apart.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);

    // Members by which a token would bring its own key, or rules of its own.
    private static readonly string[] Foreign = ["jku", "jwk", "x5u", "x5c", "crit", "zip", "b64"];

    internal static string Write(SigningKey key, string issuer, Grants.Grant grant, IReadOnlyList<string> scopes, DateTimeOffset now) => Jws.Sign(key, Type, new()
    {
        ["iss"] = issuer,
        ["aud"] = issuer,
        ["sub"] = (grant.User ?? grant.Client).ToString(),
        ["client_id"] = grant.Client.ToString(),
        ["tenant"] = grant.Tenant.Value.ToString(),
        ["scope"] = string.Join(' ', scopes),
        ["sid"] = grant.Id.ToString(),
        ["jti"] = Opaque.New(),
        ["iat"] = now.ToUnixTimeSeconds(),
        ["exp"] = (now + Lifetime).ToUnixTimeSeconds(),
        ["auth_time"] = grant.AuthTime?.ToUnixTimeSeconds(),
    });

    /// <summary>The key that a token names, if it is one to be looked for at all.</summary>
    internal static string? KeyOf(Jws token) => Jws.Text(token.Header, "kid") is { Length: > 0 and <= 64 } id && id.All(char.IsAsciiLetterOrDigit) ? id : null;

    /// <param name="token">Taken apart.</param>
    /// <param name="key">The published key of that name, or null.</param>
    /// <param name="issuer">The name we issue under.</param>
    /// <param name="now">The time.</param>
    internal static Outcome<AccessClaims> Decide(Jws token, SigningKey? key, string issuer, DateTimeOffset now)
    {
        if (key is null)
            return new TokenRefused("It names no published key.");
        if (Foreign.FirstOrDefault(f => token.Header.TryGetProperty(f, out _)) is { } foreign)
            return new TokenRefused($"Its header holds {foreign}.");
        if (Jws.Text(token.Header, "alg") != key.Algorithm)
            return new TokenRefused("Its algorithm is not the key's.");
        if (!IsType(Jws.Text(token.Header, "typ"), Type))
            return new TokenRefused("It is no access token.");
        if (!token.IsSignedBy(key))
            return new TokenRefused("Its signature is wrong.");
        return Judge(token.Payload, issuer, now);
    }

    private static Outcome<AccessClaims> Judge(JsonElement payload, string issuer, DateTimeOffset now)
    {
        if (Jws.Text(payload, "iss") != issuer)
            return new TokenRefused("Another issuer.");
        if (Jws.Text(payload, "aud") != issuer)
            return new TokenRefused("Meant for another audience.");
        if (Jws.Time(payload, "exp") is not { } ends || ends <= now)
            return new TokenRefused("Expired.");
        if (Jws.Time(payload, "iat") is not { } began || began > now + Skew)
            return new TokenRefused("From the future.");
        if (payload.TryGetProperty("nbf", out _) && !(Jws.Time(payload, "nbf") <= now + Skew))
            return new TokenRefused("Not yet.");
        if (!Guid.TryParseExact(Jws.Text(payload, "sid"), "D", out var grant) || Jws.Text(payload, "scope") is not { } scope)
            return new TokenRefused("It says not what it is for.");
        return new AccessClaims(grant, scope.Split(' ', StringSplitOptions.RemoveEmptyEntries), ends);
    }

    internal static bool IsType(string? given, string wanted) =>
        string.Equals(given, wanted, StringComparison.OrdinalIgnoreCase) || string.Equals(given, "application/" + wanted, StringComparison.OrdinalIgnoreCase);
}
