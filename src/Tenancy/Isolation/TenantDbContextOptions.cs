using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Switchboard.Tenancy.Isolation;

/// <summary>A tenant context's options, built once a database: building them for every scope costs more than many a query.</summary>
public sealed class TenantDbContextOptions<TContext>(TenantDataSources sources, ILoggerFactory logs)
    where TContext : TenantDbContext
{
    private readonly ConcurrentDictionary<NpgsqlDataSource, DbContextOptions<TContext>> _built = new();

    public DbContextOptions<TContext> For(Tenant tenant) => _built.GetOrAdd(sources.For(tenant), Build);

    private DbContextOptions<TContext> Build(NpgsqlDataSource source) =>
        new DbContextOptionsBuilder<TContext>().UseNpgsql(source).UseLoggerFactory(logs).AddInterceptors(TenantConnectionInterceptor.Instance)
            .ReplaceService<IModelCacheKeyFactory, LimitedModelKey>().Options;
}
