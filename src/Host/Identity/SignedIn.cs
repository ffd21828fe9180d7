using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Switchboard.Registry;
using Switchboard.Tenancy.Members;

namespace Switchboard.Host.Identity;

/// <summary>A person with a session, whatever tenants they belong to: for what concerns the account itself.</summary>
/// <param name="User">Who.</param>
/// <param name="Tenant">The tenant the session began in.</param>
/// <param name="AuthenticatedAt">When they last proved who they are.</param>
/// <param name="Methods">How.</param>
/// <param name="Provider">The tenant's provider that vouches for them; null for who proved it to us.</param>
internal sealed record SignedIn(User User, string? Tenant, DateTimeOffset? AuthenticatedAt, IReadOnlyList<string> Methods, Guid? Provider = null);

/// <summary>Finds the person behind a request's cookie. An API key is no person and is refused.</summary>
internal sealed class SignedInPeople(Accounts accounts, IAntiforgery antiforgery, TimeProvider clock)
{
    internal async ValueTask<Outcome<SignedIn>> ResolveAsync(HttpContext context)
    {
        var principal = context.User;
        if (principal.FindFirstValue(PrincipalClaims.Kind) != PrincipalClaims.Session || !Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
            return new NotSignedIn();
        if (!await RequestCaller.ForgeryRuledOutAsync(context, antiforgery))
            return new AntiforgeryMissing();
        if (await accounts.FindAsync(id) is not { } user || user.SecurityStamp != principal.FindFirstValue(PrincipalClaims.Stamp))
            return new NotSignedIn();
        return new SignedIn(user, principal.FindFirstValue(PrincipalClaims.Tenant), PrincipalClaims.AuthenticatedAt(principal), [.. principal.FindAll(PrincipalClaims.Methods).Select(c => c.Value)], PrincipalClaims.ProviderOf(principal));
    }

    /// <summary>The same, for what is the person's own in every tenant: nobody's provider opens that.</summary>
    internal async ValueTask<Outcome<SignedIn>> ResolveOwnAsync(HttpContext context)
    {
        var person = await ResolveAsync(context);
        return person is { Succeeded: true, Value.Provider: not null } ? new VouchedForOnly() : person;
    }

    /// <summary>The same, for what only somebody may do who proved a moment ago who they are.</summary>
    internal async ValueTask<Outcome<SignedIn>> ResolveFreshAsync(HttpContext context)
    {
        var person = await ResolveOwnAsync(context);
        return person.Succeeded && FreshAuthentication.Decide(person.Value.AuthenticatedAt, clock.GetUtcNow()) is { } refusal ? refusal : person;
    }
}
