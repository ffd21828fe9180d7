using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Switchboard.Host.Identity.OAuth.Tokens;
using Switchboard.Registry;

namespace Switchboard.Host.Identity.SingleSignOn.OpenId;

/// <summary>What a token has to say to be believed.</summary>
/// <param name="Issuer">Who signed it.</param>
/// <param name="ClientId">For whom.</param>
/// <param name="Nonce">For which attempt.</param>
/// <param name="Now">The time.</param>
/// <param name="ProvenAfter">When they had to prove it anew; null when they had not.</param>
internal sealed record Expected(string Issuer, string ClientId, string Nonce, DateTimeOffset Now, DateTimeOffset? ProvenAfter = null);

/// <summary>Whether an id token of somebody else's is believed (OpenID Connect Core, section 3.1.3.7). Pure.</summary>
internal static class ExternalIdToken
{
    /// <summary>With the groups of a large company in it.</summary>
    internal const int Longest = 64 * 1024;
    private const int LongestSubject = 255;

    /// <summary>How far the provider's clock and ours may be apart.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);

    // Members by which a token would bring its own key, or rules of its own.
    private static readonly string[] Foreign = ["jku", "jwk", "x5u", "crit", "zip", "b64"];

    /// <summary>The payload.</summary>
    internal static Outcome<JsonElement> Decide(Jws token, IReadOnlyList<ProviderKey> keys, Expected expected)
    {
        if (Jws.Text(token.Header, "alg") is not { } algorithm || !ProviderKey.Algorithms.Contains(algorithm, StringComparer.Ordinal))
            return new NotBelieved("Its algorithm is none that we accept.");
        if (Foreign.FirstOrDefault(f => token.Header.TryGetProperty(f, out _)) is { } foreign)
            return new NotBelieved($"Its header holds {foreign}.");
        if (token.Header.TryGetProperty("typ", out _) && !AccessTokens.IsType(Jws.Text(token.Header, "typ"), "JWT"))
            return new NotBelieved("It is no id token.");
        var fitting = Named(token, keys).Where(k => k.Fits(algorithm)).ToList();
        if (fitting.Count == 0)
            return new NotBelieved("It names no published key of its algorithm.");
        if (!fitting.Exists(k => token.IsSignedBy((data, signature) => k.Verifies(algorithm, data, signature))))
            return new NotBelieved("Its signature is wrong.");
        return Judge(token.Payload, expected) is { } why ? why : token.Payload;
    }

    /// <summary>The keys that it may be signed with; one that names none may be signed with any.</summary>
    internal static IEnumerable<ProviderKey> Named(Jws token, IReadOnlyList<ProviderKey> keys) =>
        token.Header.TryGetProperty("kid", out _) ? keys.Where(k => k.Id is not null && k.Id == Jws.Text(token.Header, "kid")) : keys;

    private static Refusal? Judge(JsonElement payload, Expected expected)
    {
        if (Jws.Text(payload, "iss") != expected.Issuer)
            return new NotBelieved("Another issuer.");
        if (ProviderAnswer.List(payload, "aud") is not { Count: > 0 } audience || !audience.Contains(expected.ClientId, StringComparer.Ordinal))
            return new NotBelieved("Meant for another audience.");
        var party = Jws.Text(payload, "azp");
        if (payload.TryGetProperty("azp", out _) ? party != expected.ClientId : audience.Count > 1)
            return new NotBelieved("Issued to another application.");
        if (Jws.Time(payload, "exp") is not { } ends || ends + Skew <= expected.Now)
            return new NotBelieved("Expired.");
        if (Jws.Time(payload, "iat") is not { } began || began > expected.Now + Skew)
            return new NotBelieved("From the future.");
        if (payload.TryGetProperty("nbf", out _) && !(Jws.Time(payload, "nbf") <= expected.Now + Skew))
            return new NotBelieved("Not yet.");
        if (Jws.Text(payload, "nonce") is not { } nonce || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(nonce), Encoding.UTF8.GetBytes(expected.Nonce)))
            return new NotBelieved("Made for another attempt.");
        if (Jws.Text(payload, "sub") is not { Length: > 0 and <= LongestSubject } subject || subject.Any(char.IsControl))
            return new NotBelieved("It says not who it is.");
        return expected.ProvenAfter is { } after && !(Jws.Time(payload, "auth_time") >= after - Skew) ? new NotProvenAgain() : null;
    }
}
