using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Switchboard.Registry;
using Switchboard.Tenancy.Members;

namespace Switchboard.Host.Identity;

internal sealed record SessionView(SessionUser User, SessionTenant? Tenant, SessionMemberView? Member, IReadOnlyList<SessionPlace> Tenants, string CsrfToken)
{
    /// <summary>How this person proves who they are: <c>password</c>, <c>totp</c>, <c>passkey</c>, or <c>provider</c> where their company vouches for them.</summary>
    public IReadOnlyList<string> Proofs { get; init; } = [];

    /// <summary>Whether the company asks for a second factor that this person does not have yet: until then there is nothing else to do.</summary>
    public bool MustEnrol { get; init; }

    /// <summary>The company's provider that began this session; null for who proved it to us.</summary>
    public Guid? ProviderId { get; init; }
}

internal sealed record SessionUser(Guid Id, string Email, bool Confirmed);

/// <param name="Confirmed">Whether its founder confirmed their address; until then it connects no messenger and invites nobody.</param>
internal sealed record SessionTenant(Guid Id, string Slug, string Name, string TimeZone, string Language, bool Confirmed);

internal sealed record SessionPlace(string Slug, string Name);

internal sealed record SessionMemberView(Guid Id, string Name, string Role, string Availability, IReadOnlyList<string> Permissions)
{
    public string? CustomRoleName { get; init; }

    public bool IsOwner { get; init; }
}

/// <summary>What a signed-in person's browser needs to know. An operator has no tenant and no member.</summary>
internal sealed class SessionViews(Callers callers, SessionPlaces at, Accounts accounts, SecondFactors factors, IAntiforgery antiforgery)
{
    internal async Task<Outcome<SessionView>> ShowAsync(HttpContext context, CancellationToken ct)
    {
        if (context.User.FindFirstValue(PrincipalClaims.Kind) != PrincipalClaims.Session || !Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
            return new NotSignedIn();
        var user = await accounts.FindAsync(id);
        if (user is null || user.SecurityStamp != context.User.FindFirstValue(PrincipalClaims.Stamp))
            return new NotSignedIn();
        var places = (await accounts.MembershipsAsync(id, ct)).Where(p => p.Active).Select(p => new SessionPlace(p.Slug, p.Name)).ToList();
        var person = new SessionUser(id, user.Email ?? "", user.EmailConfirmed);
        var resolved = await callers.ResolveAsync(context.User, context.Request.Headers["X-Tenant"].FirstOrDefault(), ct);
        var proofs = ProofsOf(await factors.StateAsync(user));
        var provider = PrincipalClaims.ProviderOf(context.User);
        if (!resolved.Succeeded && provider is not null)
            return resolved.Refusal;
        if (!resolved.Succeeded)
        {
            return resolved.Refusal is SecondFactorMissing || (resolved.Refusal is NoTenant && user.IsOperator)
                ? new SessionView(person, null, null, places, Token(context)) { Proofs = proofs, MustEnrol = resolved.Refusal is SecondFactorMissing }
                : resolved.Refusal;
        }

        var (tenant, caller) = resolved.Value;
        if (await at.ShowAsync(tenant, id, caller, ct) is not var (shown, member))
            return new NoTenant();

        // Where else somebody works, and how they guard their account, is no business of a company that says who they are.
        return provider is null
            ? new SessionView(person, shown, member, places, Token(context)) { Proofs = proofs }
            : new SessionView(person, shown, member, [new SessionPlace(tenant.Slug, tenant.Name)], Token(context)) { Proofs = ["provider"], ProviderId = provider };
    }

    internal static IReadOnlyList<string> ProofsOf(SecondFactorState state) =>
        state.IsOn ? [.. state.Totp ? ["totp"] : (string[])[], .. state.Passkeys > 0 ? ["passkey"] : (string[])[]] : ["password"];

    private string Token(HttpContext context) => antiforgery.GetAndStoreTokens(context).RequestToken!;
}
