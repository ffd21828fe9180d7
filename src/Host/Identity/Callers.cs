using System.Security.Claims;
using Switchboard.Registry;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Members;
using Switchboard.Tenancy.SingleSignOn;

namespace Switchboard.Host.Identity;

/// <summary>Who a signed-in principal is, in which tenant: for REST and hubs alike. Enter the tenant before using the caller.</summary>
internal sealed class Callers(TenantCatalog tenants, RememberedCallers remembered, PermissionSets permissions, LiveProviders providers, CallerRows rows)
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
        var provider = PrincipalClaims.ProviderOf(principal);
        if (slug is not null && slug != tenant?.Slug)
            tenant = kind != PrincipalClaims.Session || provider is not null ? null : await rows.OtherTenantAsync(id, slug, ct);
        if (tenant is null)
            return new NoTenant();
        if (!tenant.Active)
            return new TenantSuspended();
        if (provider is { } by && !await providers.StandsAsync(by, tenant.Id, ct))
            return new NotSignedIn();

        // Two sessions of one person may be asked for different things, so neither is taken for the other.
        var mark = provider is null ? stamp : $"{stamp} {provider}";
        if (remembered.Find(tenant.Id, id, mark) is { } known)
            return Of(tenant, known, principal);
        var changes = remembered.Changes(tenant.Id);
        var caller = kind switch
        {
            PrincipalClaims.ApiKey => await rows.KeyAsync(id, tenant, ct),
            PrincipalClaims.Client => await rows.ApplicationAsync(id, principal, tenant, ct),
            _ => await rows.MemberAsync(id, stamp, tenant, provider is not null, ct),
        };
        if (!caller.Succeeded)
            return caller.Refusal;
        remembered.Keep(tenant.Id, id, mark, caller.Value, changes);
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
}
