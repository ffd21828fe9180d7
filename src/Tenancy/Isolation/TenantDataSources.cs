using System.Collections.Concurrent;
using Npgsql;

namespace Switchboard.Tenancy.Isolation;

/// <summary>The connection pool that holds a tenant's data: the shared one, or that of its own database.</summary>
public sealed class TenantDataSources(CatalogDataSource shared) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, NpgsqlDataSource> _dedicated = new(StringComparer.Ordinal);

    public NpgsqlDataSource For(Tenant tenant) => tenant.Placement == Placement.Shared
        ? shared.Source
        : _dedicated.GetOrAdd(tenant.Database!, database => shared.Sibling(database));

    public async ValueTask DisposeAsync()
    {
        foreach (var source in _dedicated.Values)
            await source.DisposeAsync();
    }
}
