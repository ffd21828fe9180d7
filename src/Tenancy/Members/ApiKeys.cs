using System.Collections.Concurrent;
using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Tenancy.Members;

/// <summary>The keys of the current tenant, and the one look-up that finds a key's tenant.</summary>
public sealed class ApiKeys(CatalogDb db, CurrentTenant tenant, RememberedKeys remembered, ApiKeyUse use, TimeProvider clock)
{
    /// <summary>The only way to list them: never without the tenant.</summary>
    public IQueryable<ApiKey> OfTenant() => db.ApiKeys.AsNoTracking().Where(k => k.TenantId == tenant.Id && k.RevokedAt == null);

    /// <summary>Stores a new key and returns its text, which exists nowhere afterwards.</summary>
    public async Task<(ApiKey Key, string Secret)> CreateAsync(
        string name, string role, DateTimeOffset? expiresAt, CancellationToken ct, IEnumerable<string>? scopes = null, int? requestsPerMinute = null)
    {
        var text = ApiKeyText.New();
        var now = clock.GetUtcNow();
        var key = new ApiKey { Id = Guid.CreateVersion7(now), TenantId = tenant.Id, Name = name, Prefix = text.Prefix, Hash = text.Hash, Role = role, CreatedAt = now, ExpiresAt = expiresAt, Scopes = scopes?.ToArray(), RequestsPerMinute = requestsPerMinute };
        db.ApiKeys.Add(key);
        await db.SaveChangesAsync(ct);
        return (key, text.ToString());
    }

    public async Task<bool> RevokeAsync(Guid id, CancellationToken ct)
    {
        if (await OfTenant().Where(k => k.Id == id).ExecuteUpdateAsync(s => s.SetProperty(k => k.RevokedAt, clock.GetUtcNow()), ct) != 1)
            return false;
        remembered.Forget(id);
        return true;
    }

    /// <summary>Whether this has a key's shape at all; visitors' tokens and garbage have not.</summary>
    public static bool IsShaped(string raw) => ApiKeyText.Read(raw) is not null;

    /// <summary>The key whose secret this is, if it still counts.</summary>
    /// <param name="raw">The key's text.</param>
    /// <param name="ct">Stops it.</param>
    /// <param name="address">From where it comes.</param>
    public async Task<ApiKey?> ProveAsync(string raw, CancellationToken ct, string? address = null)
    {
        if (ApiKeyText.Read(raw) is not { } text)
            return null;
        var now = clock.GetUtcNow();
        var known = remembered.Find(text.Prefix);
        var key = known ?? await db.ApiKeys.AsNoTracking().SingleOrDefaultAsync(k => k.Prefix == text.Prefix, ct);
        if (key is null || !text.Proves(key.Hash) || !Counts(key, now))
            return null;
        if (known is null)
            remembered.Keep(key);
        if (use.WorthWriting(key.Id, now))
            await db.ApiKeys.Where(k => k.Id == key.Id).ExecuteUpdateAsync(s => s.SetProperty(k => k.LastUsedAt, now).SetProperty(k => k.LastAddress, address), ct);
        return key;
    }

    public Task<ApiKey?> FindAsync(Guid id, CancellationToken ct) => db.ApiKeys.AsNoTracking().SingleOrDefaultAsync(k => k.Id == id, ct);

    /// <summary>What a key may do: what its role may, and of that what its scopes name.</summary>
    public static FrozenSet<string> RightsOf(ApiKey key, FrozenSet<string> ofRole) =>
        key.Scopes is { } scopes ? ofRole.Where(p => scopes.Contains(p, StringComparer.Ordinal)).ToFrozenSet(StringComparer.Ordinal) : ofRole;

    public static bool Counts(ApiKey key, DateTimeOffset now) => key.RevokedAt is null && (key.ExpiresAt is null || key.ExpiresAt > now);
}

/// <summary>When each key was last written as used: once a minute is enough for people, and spares the row.</summary>
public sealed class ApiKeyUse
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _written = new();

    internal bool WorthWriting(Guid key, DateTimeOffset now)
    {
        if (_written.TryGetValue(key, out var at) && now - at < Every)
            return false;
        _written[key] = now;
        return true;
    }
}
