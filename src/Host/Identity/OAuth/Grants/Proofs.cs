using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Switchboard.Registry;

namespace Switchboard.Host.Identity.OAuth.Grants;

/// <summary>A code as it was issued.</summary>
internal sealed record IssuedCode(Grant Grant, string RedirectUri, string Challenge, string? Nonce, DateTimeOffset ExpiresAt, bool Used);

/// <summary>A refresh token as it was issued.</summary>
internal sealed record IssuedRefresh(Grant Grant, DateTimeOffset ExpiresAt, bool Used);

/// <summary>Somebody holds what somebody else used before: whoever of them is the thief, the whole grant dies.</summary>
internal sealed record Replayed() : Refusal(RefusalKind.Invalid, "invalid_grant", "It was used before. Everything that came of it has ended; sign in again.");

/// <summary>Whether what an application presents is worth tokens. Pure.</summary>
internal static class Proofs
{
    internal static readonly TimeSpan CodeLifetime = TimeSpan.FromSeconds(60);
    internal static readonly TimeSpan RefreshLifetime = TimeSpan.FromDays(14);

    // One answer for whatever is wrong with it, so that nobody learns which.
    private static readonly OAuthRefusal NoCode = OAuthRefusal.Grant("The code does not count here, or no longer.");
    private static readonly OAuthRefusal NoRefresh = OAuthRefusal.Grant("The refresh token does not count here, or no longer.");

    internal static Refusal? OfCode(IssuedCode? code, Guid client, string? redirectUri, string? verifier, DateTimeOffset now)
    {
        if (code is null || code.Grant.Client != client)
            return NoCode;
        if (code.Used)
            return new Replayed();
        return code.ExpiresAt > now && code.Grant.CountsAt(now) && code.RedirectUri == redirectUri && Answers(code.Challenge, verifier) ? null : NoCode;
    }

    internal static Refusal? OfRefresh(IssuedRefresh? token, Guid client, DateTimeOffset now)
    {
        if (token is null || token.Grant.Client != client)
            return NoRefresh;
        if (token.Used)
            return new Replayed();
        return token.ExpiresAt > now && token.Grant.CountsAt(now) ? null : NoRefresh;
    }

    /// <summary>What the protocol says of it.</summary>
    internal static OAuthRefusal Spoken(Refusal refusal) => refusal as OAuthRefusal ?? OAuthRefusal.Grant(refusal.Detail);

    /// <summary>PKCE, S256 (RFC 7636, section 4.6).</summary>
    internal static bool Answers(string challenge, string? verifier)
    {
        if (verifier is not { Length: >= 43 and <= 128 } || !verifier.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~'))
            return false;
        var answer = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(answer), Encoding.ASCII.GetBytes(challenge));
    }

    /// <summary>The scopes of one token: all that was granted, or the fewer that were asked for.</summary>
    internal static Outcome<IReadOnlyList<string>> Scopes(Grant grant, string? asked)
    {
        if (asked is null)
            return Outcome.Of(grant.Scopes);
        IReadOnlyList<string> fewer = [.. asked.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
        return fewer.Count > 0 && fewer.All(grant.Has) ? Outcome.Of(fewer) : OAuthRefusal.Scope();
    }
}
