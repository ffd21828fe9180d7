using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;
using Switchboard.Tenancy.Members;

namespace Switchboard.Desk.Storage;

/// <summary>The catalog's part of a unit of work of the desk.</summary>
/// <remarks>
/// In the shared database both are one transaction. A tenant with a database of its own cannot have that: there the catalog's part is
/// committed first, and what it names is opened to nobody before the desk's row is there as well.
/// </remarks>
internal sealed class CatalogInWork : IAsyncDisposable
{
    private readonly IDbContextTransaction _transaction;
    private readonly bool _own;

    private CatalogInWork(IDbContextTransaction transaction, bool own) => (_transaction, _own) = (transaction, own);

    internal static async Task<CatalogInWork> BeginAsync(CatalogDb catalog, DeskWork work, CurrentTenant tenant, CancellationToken ct)
    {
        var desk = await work.BeginAsync(ct);
        if (tenant.Tenant.Placement == Placement.Dedicated)
            return new CatalogInWork(await catalog.Database.BeginTransactionAsync(ct), own: true);
        catalog.Database.SetDbConnection(desk.Database.GetDbConnection());
        return new CatalogInWork((await catalog.Database.UseTransactionAsync(desk.Database.CurrentTransaction!.GetDbTransaction(), ct))!, own: false);
    }

    internal Task CommitAsync(CancellationToken ct) => _own ? _transaction.CommitAsync(ct) : Task.CompletedTask;

    public ValueTask DisposeAsync() => _own ? _transaction.DisposeAsync() : ValueTask.CompletedTask;
}
