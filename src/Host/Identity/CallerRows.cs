using System.Security.Claims;
using Switchboard.Desk.Members;
using Switchboard.Registry;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Members;

namespace Switchboard.Host.Identity;

/// <summary>Reads who a principal is, for whoever remembers it.</summary>
internal sealed class CallerRows(IServiceScopeFactory scopes, TenantCatalog tenants, Seats seats, PermissionSets permissions, TimeProvider clock)
{
    /// <summary>Its grant was asked a moment ago, so its row need not be read again.</summary>
    internal async Task<Outcome<Caller>> ApplicationAsync(Guid id, ClaimsPrincipal principal, Tenant tenant, CancellationToken ct)
    {
        var role = principal.FindFirstValue(PrincipalClaims.ClientRole) ?? "";
        return new Caller(CallerKind.Application, id, principal.FindFirstValue(PrincipalClaims.ClientName) ?? "", Roles.PermissionsOf(role)) { Inboxes = await seats.OfKeyAsync(tenant, role, ct) };
    }

    internal async Task<Tenant?> OtherTenantAsync(Guid user, string slug, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var memberships = await scope.ServiceProvider.GetRequiredService<Accounts>().MembershipsAsync(user, ct);
        return memberships.FirstOrDefault(m => m.Slug == slug) is { } found ? await tenants.FindAsync(found.Tenant, ct) : null;
    }

    internal async Task<Outcome<Caller>> KeyAsync(Guid id, Tenant tenant, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var key = await scope.ServiceProvider.GetRequiredService<ApiKeys>().FindAsync(id, ct);
        if (key is null || key.TenantId != tenant.Id || !ApiKeys.Counts(key, clock.GetUtcNow()))
            return new NotSignedIn();
        return new Caller(CallerKind.ApiKey, key.Id, key.Name, key.Scopes is null ? Roles.PermissionsOf(key.Role) : permissions.Of(ApiKeys.RightsOf(key, Roles.PermissionsOf(key.Role)))) { Inboxes = await seats.OfKeyAsync(tenant, key.Role, ct) };
    }

    internal async Task<Outcome<Caller>> MemberAsync(Guid user, string stamp, Tenant tenant, bool vouchedFor, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var person = await scope.ServiceProvider.GetRequiredService<Accounts>().FindAsync(user);
        if (person is null || person.SecurityStamp != stamp)
            return new NotSignedIn();

        // How many factors a company's own provider asks for is the company's affair.
        if (tenant.SecondFactorRequired && !vouchedFor && !person.TwoFactorEnabled)
            return new SecondFactorMissing();
        var member = await seats.OfUserAsync(tenant, user, ct);
        return member switch
        {
            null => new NoTenant(),
            { Active: false } => new MemberInactive(),

            // Whom the company's own provider vouches for is whom the company meant.
            { NeedsProof: true } when !vouchedFor && !person.EmailConfirmed => new AddressUnproven(),
            _ => new Caller(CallerKind.Member, member.Id, member.Name, member.CustomRoleId is null ? Roles.PermissionsOf(member.Role) : permissions.Of(member.Permissions)) { Inboxes = member.Inboxes },
        };
    }
}
