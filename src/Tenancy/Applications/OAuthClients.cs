using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Switchboard.Tenancy.Isolation;
using Switchboard.Tenancy.Members;

namespace Switchboard.Tenancy.Applications;

/// <summary>The applications of the current tenant, and the one look-up that finds an application's tenant.</summary>
public sealed class OAuthClients(CatalogDb db, CurrentTenant tenant, TimeProvider clock)
{
    public const int MostSecrets = 2;

    /// <summary>The only way to list them: never without the tenant.</summary>
    public IQueryable<OAuthClient> OfTenant() => db.OAuthClients.AsNoTracking().Where(c => c.TenantId == tenant.Id && c.RemovedAt == null);

    /// <summary>Secrets that still count, of the tenant's applications.</summary>
    public IQueryable<OAuthClientSecret> SecretsOfTenant() =>
        db.OAuthClientSecrets.AsNoTracking().Where(s => s.TenantId == tenant.Id && s.RevokedAt == null && db.OAuthClients.Any(c => c.Id == s.ClientId && c.RemovedAt == null));

    public async Task AddAsync(OAuthClient client, CancellationToken ct)
    {
        db.OAuthClients.Add(client);
        await db.SaveChangesAsync(ct);
    }

    public Task<OAuthClient?> FindOwnAsync(Guid id, CancellationToken ct) =>
        db.OAuthClients.SingleOrDefaultAsync(c => c.Id == id && c.TenantId == tenant.Id && c.RemovedAt == null, ct);

    /// <summary>An application of whatever tenant: for the protocol's endpoints, which learn the tenant from it.</summary>
    public Task<OAuthClient?> FindAsync(Guid id, CancellationToken ct) => db.OAuthClients.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.RemovedAt == null, ct);

    public Task SaveAsync(CancellationToken ct) => db.SaveChangesAsync(ct);

    /// <summary>Takes it away; whoever holds what was granted to it holds nothing from then on.</summary>
    public async Task RemoveAsync(OAuthClient client, CancellationToken ct)
    {
        client.RemovedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(ct);
    }

    /// <summary>A new secret, whose text exists nowhere afterwards; null when there are as many as may live at once.</summary>
    public async Task<(OAuthClientSecret Secret, string Text)?> AddSecretAsync(OAuthClient client, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        // Whoever adds one at the same moment waits here, so that neither overlooks the other's.
        await db.Database.ExecuteSqlAsync($"select 1 from catalog.oauth_clients where id = {client.Id} for update", ct);
        if (await db.OAuthClientSecrets.CountAsync(s => s.ClientId == client.Id && s.RevokedAt == null, ct) >= MostSecrets)
            return null;
        var text = OAuthSecretText.New();
        var secret = new OAuthClientSecret
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            ClientId = client.Id,
            TenantId = client.TenantId,
            Hash = OAuthSecretText.Hash(text),
            Hint = text[^4..],
            CreatedAt = clock.GetUtcNow(),
        };
        db.OAuthClientSecrets.Add(secret);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return (secret, text);
    }

    public async Task<bool> RevokeSecretAsync(Guid client, Guid secret, CancellationToken ct) =>
        await db.OAuthClientSecrets.Where(s => s.Id == secret && s.ClientId == client && s.TenantId == tenant.Id && s.RevokedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.RevokedAt, clock.GetUtcNow()), ct) == 1;

    /// <summary>Whether this is one of its living secrets; compared in constant time.</summary>
    public async Task<bool> ProvesAsync(OAuthClient client, string text, CancellationToken ct)
    {
        var given = OAuthSecretText.Hash(text.Length == OAuthSecretText.Length ? text : "");
        var secrets = await db.OAuthClientSecrets.AsNoTracking().Where(s => s.ClientId == client.Id && s.RevokedAt == null).ToListAsync(ct);
        if (secrets.Find(s => CryptographicOperations.FixedTimeEquals(s.Hash, given)) is not { } proven)
            return false;
        var now = clock.GetUtcNow();
        if (proven.LastUsedAt is null || now - proven.LastUsedAt > TimeSpan.FromMinutes(1))
            await db.OAuthClientSecrets.Where(s => s.Id == proven.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.LastUsedAt, now), ct);
        return true;
    }
}
