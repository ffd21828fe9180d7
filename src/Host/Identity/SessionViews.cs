using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Switchboard.Registry;
using Switchboard.Tenancy.Members;

namespace Switchboard.Host.Identity;

internal sealed record SessionView(SessionUser User, SessionTenant? Tenant, SessionMemberView? Member, IReadOnlyList<SessionPlace> Tenants, string CsrfToken);

internal sealed record SessionUser(Guid Id, string Email);

internal sealed record SessionTenant(Guid Id, string Slug, string Name);

internal sealed record SessionPlace(string Slug, string Name);

internal sealed record SessionMemberView(Guid Id, string Name, string Role, string Availability, IReadOnlyList<string> Permissions);

/// <summary>What a signed-in person's browser needs to know. An operator has no tenant and no member.</summary>
internal sealed class SessionViews(Callers callers, Accounts accounts, IAntiforgery antiforgery)
{
    internal async Task<Outcome<SessionView>> ShowAsync(HttpContext context, CancellationToken ct)
    {
        if (context.User.FindFirstValue(PrincipalClaims.Kind) != PrincipalClaims.Session || !Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
            return new NotSignedIn();
        var user = await accounts.FindAsync(id);
        if (user is null || user.SecurityStamp != context.User.FindFirstValue(PrincipalClaims.Stamp))
            return new NotSignedIn();
        var places = (await accounts.MembershipsAsync(id, ct)).Where(p => p.Active).Select(p => new SessionPlace(p.Slug, p.Name)).ToList();
        var person = new SessionUser(id, user.Email ?? "");
        var resolved = await callers.ResolveAsync(context.User, context.Request.Headers["X-Tenant"].FirstOrDefault(), ct);
        if (!resolved.Succeeded)
        {
            return resolved.Refusal is NoTenant && user.IsOperator
                ? new SessionView(person, null, null, places, Token(context))
                : resolved.Refusal;
        }

        var (tenant, caller) = resolved.Value;
        var member = await callers.ReadAsync(tenant, id, ct);
        if (member is null)
            return new NoTenant();
        return new SessionView(
            person,
            new SessionTenant(tenant.Id.Value, tenant.Slug, tenant.Name),
            new SessionMemberView(member.Id, member.Name, member.Role, member.Availability, [.. caller.Permissions.Order(StringComparer.Ordinal)]),
            places,
            Token(context));
    }

    private string Token(HttpContext context) => antiforgery.GetAndStoreTokens(context).RequestToken!;
}
