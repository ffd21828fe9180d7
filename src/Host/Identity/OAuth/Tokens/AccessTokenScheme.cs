using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Switchboard.Host.Identity.OAuth.Tokens;

/// <summary><c>Authorization: Bearer</c> with an access token of ours. What its person may do is read anew for each request.</summary>
internal sealed class AccessTokenScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, AccessTokenReader tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    /// <summary>A key and a visitor's token have no dots.</summary>
    internal static bool IsShaped(string bearer) => bearer.AsSpan().Count('.') == 2;

    internal static IReadOnlyList<string> ScopesOf(ClaimsPrincipal principal) => principal.FindFirstValue(PrincipalClaims.Scope)?.Split(' ') ?? [];

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (ApiKeyScheme.KeyOf(Request) is not { } text)
            return AuthenticateResult.NoResult();
        return await tokens.ProveAsync(Request, text, Context.RequestAborted) is var (grant, claims)
            ? AuthenticateResult.Success(new AuthenticationTicket(PrincipalClaims.Of(grant, claims.Scopes, Scheme.Name), Scheme.Name))
            : AuthenticateResult.Fail("No such token, or it no longer counts.");
    }
}
