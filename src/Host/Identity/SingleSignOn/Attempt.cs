using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Switchboard.Host.Identity.OAuth;
using Switchboard.Host.Rest;
using Switchboard.Tenancy.Members;

namespace Switchboard.Host.Identity.SingleSignOn;

/// <summary>One try of one browser to sign in through one provider.</summary>
/// <param name="Provider">Which; whatever comes back is asked of no other.</param>
/// <param name="State">Comes back with the browser.</param>
/// <param name="Nonce">Comes back within the token.</param>
/// <param name="Verifier">PKCE's secret, which only we send.</param>
/// <param name="To">Where the browser goes on to.</param>
/// <param name="Again">Whether they must prove it anew.</param>
/// <param name="StartedAt">When.</param>
internal sealed record Attempt(Guid Provider, string State, string Nonce, string Verifier, string To, bool Again, DateTimeOffset StartedAt)
{
    internal static Attempt New(Guid provider, string to, bool again, DateTimeOffset now) => new(provider, Opaque.New(), Opaque.New(), Opaque.New(), to, again, now);

    internal string Challenge => System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));
}

/// <summary>Keeps an attempt in its own browser, sealed, until it comes back: another browser, a second time and a quarter of an hour later find nothing.</summary>
internal sealed class Attempts(IDataProtectionProvider protection, UsedProofs used, TimeProvider clock)
{
    internal static readonly TimeSpan Lives = TimeSpan.FromMinutes(15);
    private const int Named = 10;
    private readonly IDataProtector _seal = protection.CreateProtector("switchboard.single-sign-on");

    internal void Keep(HttpContext context, Attempt attempt) =>
        context.Response.Cookies.Append(NameOf(context, attempt.State), _seal.Protect(JsonSerializer.Serialize(attempt, RestJson.Options)), Options(context, Lives));

    internal async Task<Attempt?> TakeAsync(HttpContext context, string? state, CancellationToken ct)
    {
        if (state is not { Length: > Named and <= 100 } || !state.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            return null;
        var name = NameOf(context, state);
        if (context.Request.Cookies[name] is not { } sealed_ || Open(sealed_) is not { } attempt)
            return null;
        context.Response.Cookies.Delete(name, Options(context, TimeSpan.Zero));
        var until = attempt.StartedAt + Lives;
        if (until <= clock.GetUtcNow() || !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(state), Encoding.ASCII.GetBytes(attempt.State)))
            return null;
        return await used.TakeAsync($"single-sign-on {attempt.State}", until, ct) ? attempt : null;
    }

    private Attempt? Open(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Attempt>(_seal.Unprotect(text), RestJson.Options);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>One cookie an attempt, so that two tabs do not take each other's.</summary>
    private static string NameOf(HttpContext context, string state) => $"{(context.Request.IsHttps ? "__Host-" : "")}switchboard-sso-{state[..Named]}";

    private static CookieOptions Options(HttpContext context, TimeSpan lives) =>
        new() { HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = lives, IsEssential = true };
}
