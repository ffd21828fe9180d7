using System.Security.Claims;
using Npgsql;
using Switchboard.Registry;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;
using Switchboard.Tenancy.Members;

namespace Switchboard.Host.Identity;

/// <summary>Who a signed-in principal is, in which tenant: for REST and hubs alike. Enter the tenant before using the caller.</summary>
internal sealed class Callers(IServiceScopeFactory scopes, TenantCatalog tenants, TenantConnections connections, RememberedCallers remembered, TimeProvider clock)
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
        var isKey = principal.FindFirstValue(PrincipalClaims.Kind) == PrincipalClaims.ApiKey;
        if (slug is not null && slug != tenant?.Slug)
            tenant = isKey ? null : await OtherTenantAsync(id, slug, ct);
        if (tenant is null)
            return new NoTenant();
        if (!tenant.Active)
            return new TenantSuspended();
        if (remembered.Find(tenant.Id, id, stamp) is { } known)
            return new Resolved(tenant, known);
        var caller = isKey ? await KeyAsync(id, tenant, ct) : await MemberAsync(id, stamp, tenant, ct);
        if (!caller.Succeeded)
            return caller.Refusal;
        remembered.Keep(tenant.Id, id, stamp, caller.Value);
        return new Resolved(tenant, caller.Value);
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
        return new Caller(CallerKind.ApiKey, key.Id, key.Name, Roles.PermissionsOf(key.Role));
    }

    private async Task<Outcome<Caller>> MemberAsync(Guid user, string stamp, Tenant tenant, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var person = await scope.ServiceProvider.GetRequiredService<Accounts>().FindAsync(user);
        if (person is null || person.SecurityStamp != stamp)
            return new NotSignedIn();
        var member = await ReadAsync(tenant, user, ct);
        return member switch
        {
            null => new NoTenant(),
            { Active: false } => new MemberInactive(),
            _ => new Caller(CallerKind.Member, member.Id, member.Name, Roles.PermissionsOf(member.Role)),
        };
    }

    /// <summary>Straight from the row, on a connection that sees this tenant and no other.</summary>
    internal async Task<SessionMember?> ReadAsync(Tenant tenant, Guid user, CancellationToken ct)
    {
        await using var connection = await connections.OpenAsync(tenant, ct);
        await using var command = new NpgsqlCommand("select id, name, role, availability, active from desk.members where tenant_id = $1 and user_id = $2", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = tenant.Id.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = user });
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? new SessionMember(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetBoolean(4)) : null;
    }
}

internal sealed record SessionMember(Guid Id, string Name, string Role, string Availability, bool Active);
