using System.Security.Claims;
using Switchboard.Desk.Members;
using Switchboard.Registry;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Members;

namespace Switchboard.Host.Identity;

/// <summary>Who a signed-in principal is, in which tenant: for REST and hubs alike. Enter the tenant before using the caller.</summary>
internal sealed class Callers(IServiceScopeFactory scopes, TenantCatalog tenants, Seats seats, RememberedCallers remembered, PermissionSets permissions, TimeProvider clock)
{
    internal sealed record Resolved(Tenant Tenant, Caller Caller);

    /// <param name="principal">Of one of our schemes; anything else is refused.</param>
    /// <param name="slug">The tenant asked for, where the person belongs to several.</param>
    /// <param name="ct">Stops it.</param>
    internal async ValueTask<Outcome<Resolved>> ResolveAsync(ClaimsPrincipal principal, string? slug, CancellationToken ct)
    {
        if (principal.Identity is not { IsAuthenticated: true } || !Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
            return new NotSignedIn();
        if (!Guid.TryParse(principal.FindFirstValue(PrincipalClaims.Tenant), out var tenantId))
            return new NoTenant();
        var tenant = await tenants.FindAsync(new TenantId(tenantId), ct);
        var stamp = principal.FindFirstValue(PrincipalClaims.Stamp) ?? "";
        var kind = principal.FindFirstValue(PrincipalClaims.Kind);
        if (slug is not null && slug != tenant?.Slug)
            tenant = kind != PrincipalClaims.Session ? null : await OtherTenantAsync(id, slug, ct);
        if (tenant is null)
            return new NoTenant();
        if (!tenant.Active)
            return new TenantSuspended();
        if (remembered.Find(tenant.Id, id, stamp) is { } known)
            return Of(tenant, known, principal);
        var changes = remembered.Changes(tenant.Id);
        var caller = kind switch
        {
            PrincipalClaims.ApiKey => await KeyAsync(id, tenant, ct),
            PrincipalClaims.Client => await ApplicationAsync(id, principal, tenant, ct),
            _ => await MemberAsync(id, stamp, tenant, ct),
        };
        if (!caller.Succeeded)
            return caller.Refusal;
        remembered.Keep(tenant.Id, id, stamp, caller.Value, changes);
        return Of(tenant, caller.Value, principal);
    }

    /// <summary>Rights are remembered for a person; when they proved who they are is each session's own.</summary>
    private Resolved Of(Tenant tenant, Caller holder, ClaimsPrincipal principal) =>
        new(tenant, Narrowed(holder, principal) with { AuthenticatedAt = PrincipalClaims.AuthenticatedAt(principal) });

    /// <summary>
    /// A credential may carry less than its holder has, never more: see <see cref="PrincipalClaims.Only"/>. What is remembered is the holder,
    /// so that a change of their role is felt by every credential of theirs; which inboxes are seen is the holder's affair too.
    /// </summary>
    private Caller Narrowed(Caller holder, ClaimsPrincipal principal) => principal.FindFirst(PrincipalClaims.Only) is null
        ? holder
        : holder with { Permissions = permissions.Of(principal.FindAll(PrincipalClaims.Only).Select(c => c.Value).Where(holder.May)) };

    /// <summary>Its grant was asked a moment ago, so its row need not be read again.</summary>
    private async Task<Outcome<Caller>> ApplicationAsync(Guid id, ClaimsPrincipal principal, Tenant tenant, CancellationToken ct)
    {
        var role = principal.FindFirstValue(PrincipalClaims.ClientRole) ?? "";
        return new Caller(CallerKind.Application, id, principal.FindFirstValue(PrincipalClaims.ClientName) ?? "", Roles.PermissionsOf(role)) { Inboxes = await seats.OfKeyAsync(tenant, role, ct) };
    }

    private async Task<Tenant?> OtherTenantAsync(Guid user, string slug, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var memberships = await scope.ServiceProvider.GetRequiredService<Accounts>().MembershipsAsync(user, ct);
        return memberships.FirstOrDefault(m => m.Slug == slug) is { } found ? await tenants.FindAsync(found.Tenant, ct) : null;
    }

    private async Task<Outcome<Caller>> KeyAsync(Guid id, Tenant tenant, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var key = await scope.ServiceProvider.GetRequiredService<ApiKeys>().FindAsync(id, ct);
        if (key is null || key.TenantId != tenant.Id || !ApiKeys.Counts(key, clock.GetUtcNow()))
            return new NotSignedIn();
        return new Caller(CallerKind.ApiKey, key.Id, key.Name, key.Scopes is null ? Roles.PermissionsOf(key.Role) : permissions.Of(ApiKeys.RightsOf(key, Roles.PermissionsOf(key.Role)))) { Inboxes = await seats.OfKeyAsync(tenant, key.Role, ct) };
    }

    private async Task<Outcome<Caller>> MemberAsync(Guid user, string stamp, Tenant tenant, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var person = await scope.ServiceProvider.GetRequiredService<Accounts>().FindAsync(user);
        if (person is null || person.SecurityStamp != stamp)
            return new NotSignedIn();
        if (tenant.SecondFactorRequired && !person.TwoFactorEnabled)
            return new SecondFactorMissing();
        var member = await seats.OfUserAsync(tenant, user, ct);
        return member switch
        {
            null => new NoTenant(),
            { Active: false } => new MemberInactive(),
            { NeedsProof: true } when !person.EmailConfirmed => new AddressUnproven(),
            _ => new Caller(CallerKind.Member, member.Id, member.Name, member.CustomRoleId is null ? Roles.PermissionsOf(member.Role) : permissions.Of(member.Permissions)) { Inboxes = member.Inboxes },
        };
    }
}
