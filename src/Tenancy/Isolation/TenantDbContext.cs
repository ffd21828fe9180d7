using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Microsoft.EntityFrameworkCore.ValueGeneration;
using Switchboard.Registry;

namespace Switchboard.Tenancy.Isolation;

/// <summary>
/// A context whose every entity belongs to a tenant, without any of them saying so: one convention adds the column, the key's
/// first part and the query filter; one guard refuses to save what belongs elsewhere.
/// </summary>
public abstract class TenantDbContext(DbContextOptions options, CurrentTenant tenant) : DbContext(options)
{
    public const string TenantColumn = "TenantId";

    /// <summary>Read by the query filter of every entity, for each query anew.</summary>
    public TenantId TenantId => tenant.Id;

    /// <summary>What the context is limited to; null for no limit.</summary>
    public InboxScope? Limits => tenant.Inboxes;

    /// <summary>
    /// Whatever options it was made with, a context tells the database its tenant and keeps limited models apart from open ones; our
    /// options bring that along, for adding it builds all options anew.
    /// </summary>
    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder)
    {
        var core = optionsBuilder.Options.FindExtension<CoreOptionsExtension>();
        if (core?.Interceptors?.Contains(TenantConnectionInterceptor.Instance) != true)
            optionsBuilder.AddInterceptors(TenantConnectionInterceptor.Instance);
        if (core?.ReplacedServices?.Values.Contains(typeof(LimitedModelKey)) != true)
            optionsBuilder.ReplaceService<IModelCacheKeyFactory, LimitedModelKey>();
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        GuardTenant();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        GuardTenant();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <summary>Makes an entity tenant-owned: column, composite key, filter.</summary>
    protected void OwnByTenant<TEntity>(ModelBuilder model, params string[] key)
        where TEntity : class
    {
        var entity = model.Entity<TEntity>();
        entity.Property<TenantId>(TenantColumn).HasColumnName("tenant_id").HasValueGenerator<TenantOfContext>().ValueGeneratedOnAdd().HasConversion<IdConverter<TenantId>>();
        entity.HasKey([TenantColumn, .. key]);
        entity.HasQueryFilter("tenant", FilterOf<TEntity>());
    }

    private Expression<Func<TEntity, bool>> FilterOf<TEntity>()
    {
        var row = Expression.Parameter(typeof(TEntity));
        var owner = Expression.Call(typeof(EF), nameof(EF.Property), [typeof(TenantId)], row, Expression.Constant(TenantColumn));
        var current = Expression.Property(Expression.Constant(this), typeof(TenantDbContext).GetProperty(nameof(TenantId), BindingFlags.Public | BindingFlags.Instance)!);
        return Expression.Lambda<Func<TEntity, bool>>(Expression.Equal(owner, current), row);
    }

    private void GuardTenant()
    {
        foreach (var entry in ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
                && !TenantId.Equals(entry.Property(TenantColumn).CurrentValue))
            {
                throw new CrossTenantWriteException(entry.Metadata.ShortName());
            }
        }
    }

    private sealed class TenantOfContext : ValueGenerator<TenantId>
    {
        public override bool GeneratesTemporaryValues => false;

        public override TenantId Next(EntityEntry entry) => ((TenantDbContext)entry.Context).TenantId;
    }
}

/// <summary>A bug or an attack: something tried to save another tenant's row. Nothing was written.</summary>
public sealed class CrossTenantWriteException(string entity) : InvalidOperationException($"A {entity} of another tenant was about to be saved.");
