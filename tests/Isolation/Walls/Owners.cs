using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Isolation.Walls;

/// <summary>Whose rows a context shows, for every entity of its model.</summary>
internal static class Owners
{
    // Entries on their way into the audit chain: the application may leave them there and never look.
    internal const string WriteOnly = "audit_unsealed";

    internal static async Task<IReadOnlyDictionary<string, IReadOnlyList<TenantId>>> OfEveryTableAsync(TenantDbContext db, bool filtered, CancellationToken ct)
    {
        var read = typeof(Owners).GetMethod(nameof(OfAsync), BindingFlags.NonPublic | BindingFlags.Static)!;
        var found = new Dictionary<string, IReadOnlyList<TenantId>>(StringComparer.Ordinal);
        foreach (var entity in db.Model.GetEntityTypes().Where(e => e.GetTableName() != WriteOnly))
            found[entity.ClrType.Name] = await (Task<IReadOnlyList<TenantId>>)read.MakeGenericMethod(entity.ClrType).Invoke(null, [db, filtered, ct])!;
        return found;
    }

    private static async Task<IReadOnlyList<TenantId>> OfAsync<TEntity>(TenantDbContext db, bool filtered, CancellationToken ct)
        where TEntity : class
    {
        IQueryable<TEntity> rows = db.Set<TEntity>();
        if (!filtered)
            rows = rows.IgnoreQueryFilters();
        return await rows.Select(r => EF.Property<TenantId>(r, TenantDbContext.TenantColumn)).Distinct().ToListAsync(ct);
    }
}
