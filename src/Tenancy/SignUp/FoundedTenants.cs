using Microsoft.EntityFrameworkCore;
using Switchboard.Tenancy.Members;

namespace Switchboard.Tenancy.SignUp;

/// <summary>Tenants that a stranger opened for themselves.</summary>
public sealed class FoundedTenants(CatalogDb db)
{
    /// <summary>Takes the first of the names that is free. Null when none is. What the application inserts is shared and active: it may say nothing else.</summary>
    public async Task<string?> AddAsync(Tenant tenant, IEnumerable<string> slugs, Guid founder, DateTimeOffset at, CancellationToken ct)
    {
        foreach (var slug in slugs)
        {
            if (await db.Database.ExecuteSqlAsync(
                $"""
                insert into catalog.tenants (id, slug, name, time_zone, language, founder_id, created_at)
                values ({tenant.Id.Value}, {slug}, {tenant.Name}, {tenant.TimeZone}, {tenant.Language}, {founder}, {at}) on conflict (slug) do nothing
                """, ct) == 1)
            {
                return slug;
            }
        }

        return null;
    }

    /// <summary>Whether somebody answers for the tenant: its founder has confirmed their address, or the operator made it.</summary>
    public async Task<bool> IsConfirmedAsync(TenantId tenant, CancellationToken ct) =>
        await db.Database.SqlQuery<bool>(
            $"select not exists (select from catalog.tenants t join catalog.users u on u.id = t.founder_id where t.id = {tenant.Value} and not u.email_confirmed) as \"Value\"").SingleAsync(ct);
}
