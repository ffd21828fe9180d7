using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Switchboard.Registry;
using Switchboard.Tenancy.Members;

namespace Switchboard.Host.Identity;

/// <summary>The person at a browser, whatever tenant they belong to: for doors that are about the person.</summary>
internal sealed class BrowserPerson(Accounts accounts, IAntiforgery antiforgery)
{
    internal async Task<Outcome<User>> FindAsync(HttpContext context)
    {
        if (context.User.FindFirstValue(PrincipalClaims.Kind) != PrincipalClaims.Session || !Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
            return new NotSignedIn();
        if (await accounts.FindAsync(id) is not { } person || person.SecurityStamp != context.User.FindFirstValue(PrincipalClaims.Stamp))
            return new NotSignedIn();
        if (PrincipalClaims.ProviderOf(context.User) is not null)
            return new VouchedForOnly();
        return context.Request.Headers.ContainsKey(RequestCaller.TokenHeader) && await antiforgery.IsRequestValidAsync(context) ? person : new AntiforgeryMissing();
    }
}
