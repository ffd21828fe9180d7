using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace Switchboard.Host.Identity.OAuth.Sessions;

/// <summary>The person at the browser.</summary>
/// <param name="User">Who.</param>
/// <param name="SignedInAt">When they last proved it.</param>
/// <param name="Stamp">Their security stamp.</param>
/// <param name="Provider">The tenant's provider that vouches for them: what they grant dies with it.</param>
internal sealed record BrowserSession(Guid User, DateTimeOffset SignedInAt, string Stamp, Guid? Provider = null)
{
    /// <summary>Null when nobody is signed in with the browser's cookie; a bearer token is no session.</summary>
    internal static async Task<BrowserSession?> OfAsync(HttpContext context)
    {
        var ticket = await context.AuthenticateAsync(IdentityModule.CookieScheme(context));
        if (!ticket.Succeeded || !Guid.TryParse(ticket.Principal.FindFirstValue(ClaimTypes.NameIdentifier), out var user))
            return null;
        var signedIn = PrincipalClaims.AuthenticatedAt(ticket.Principal) ?? ticket.Properties.IssuedUtc ?? DateTimeOffset.MinValue;
        return new BrowserSession(user, signedIn, ticket.Principal.FindFirstValue(PrincipalClaims.Stamp) ?? "", PrincipalClaims.ProviderOf(ticket.Principal));
    }
}
