using Microsoft.EntityFrameworkCore;
using Switchboard.Tenancy.Isolation;
using Switchboard.Tenancy.Members;

namespace Switchboard.Tenancy.SingleSignOn;

/// <summary>The identity providers of the current tenant, and the one look-up that finds a provider's tenant.</summary>
public sealed class IdentityProviders(CatalogDb db, CurrentTenant tenant, LiveProviders live, TimeProvider clock)
{
    /// <summary>The only way to list them: never without the tenant.</summary>
    public IQueryable<IdentityProvider> OfTenant() => db.IdentityProviders.AsNoTracking().Where(p => p.TenantId == tenant.Id && p.RemovedAt == null);

    public Task<IdentityProvider?> FindOwnAsync(Guid id, CancellationToken ct) =>
        db.IdentityProviders.SingleOrDefaultAsync(p => p.Id == id && p.TenantId == tenant.Id && p.RemovedAt == null, ct);

    /// <summary>One that people may use now, of whatever tenant: for whoever signs in, and so has no tenant yet.</summary>
    public Task<IdentityProvider?> FindEnabledAsync(Guid id, CancellationToken ct) =>
        db.IdentityProviders.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && p.Enabled && p.RemovedAt == null, ct);

    /// <summary>What a sign-in page of this tenant offers.</summary>
    public async Task<IReadOnlyList<IdentityProvider>> EnabledOfAsync(TenantId id, CancellationToken ct) =>
        await db.IdentityProviders.AsNoTracking().Where(p => p.TenantId == id && p.Enabled && p.RemovedAt == null).OrderBy(p => p.CreatedAt).ToListAsync(ct);

    public async Task AddAsync(IdentityProvider provider, CancellationToken ct)
    {
        db.IdentityProviders.Add(provider);
        await db.SaveChangesAsync(ct);
    }

    public async Task SaveAsync(IdentityProvider provider, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        live.Forget(provider.Id);
    }

    /// <summary>Takes it away; its sessions end with it.</summary>
    public async Task RemoveAsync(IdentityProvider provider, CancellationToken ct)
    {
        (provider.RemovedAt, provider.Enabled) = (clock.GetUtcNow(), false);
        await SaveAsync(provider, ct);
    }

    public Task<ExternalLogin?> FindLoginAsync(Guid provider, string subject, CancellationToken ct) =>
        db.ExternalLogins.SingleOrDefaultAsync(l => l.ProviderId == provider && l.Subject == subject, ct);

    /// <summary>Remembers who this is there; written with the caller's transaction.</summary>
    public void Link(Guid provider, string subject, Guid user)
    {
        var now = clock.GetUtcNow();
        db.ExternalLogins.Add(new ExternalLogin { ProviderId = provider, Subject = subject, UserId = user, CreatedAt = now, LastUsedAt = now });
    }

    public void Used(ExternalLogin login) => login.LastUsedAt = clock.GetUtcNow();
}
