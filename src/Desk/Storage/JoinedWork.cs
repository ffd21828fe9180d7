using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Switchboard.Desk.Members;
using Switchboard.Registry;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;
using Switchboard.Tenancy.Members;

namespace Switchboard.Desk.Storage;

/// <summary>A unit of work over a tenant's desk and the catalog: how somebody takes a place in a tenant.</summary>
/// <remarks>
/// In the shared database both are one transaction. A tenant with a database of its own cannot have that: there the catalog's part is
/// committed first, and what it names is opened to nobody before the desk's row is there as well.
/// </remarks>
public sealed class JoinedWork(DeskWork work, CatalogDb catalog, CurrentTenant current) : IAsyncDisposable
{
    private IDbContextTransaction? _own;

    internal DeskDb Desk => work.Db;

    internal CatalogDb Catalog => catalog;

    internal Task EnterAsync(Tenant tenant, CancellationToken ct)
    {
        current.Enter(tenant);
        return BeginAsync(ct);
    }

    /// <summary>In the tenant that was entered already.</summary>
    internal async Task BeginAsync(CancellationToken ct)
    {
        var desk = await work.BeginAsync(ct);
        if (current.Tenant.Placement == Placement.Dedicated)
        {
            _own = await catalog.Database.BeginTransactionAsync(ct);
            return;
        }

        catalog.Database.SetDbConnection(desk.Database.GetDbConnection());
        await catalog.Database.UseTransactionAsync(desk.Database.CurrentTransaction!.GetDbTransaction(), ct);
    }

    internal async Task SaveAsync(CancellationToken ct)
    {
        await work.Db.SaveChangesAsync(ct);
        await catalog.SaveChangesAsync(ct);
    }

    /// <summary>Writes both down, and that the place is this person's; whoever had one here before has this one now.</summary>
    internal async Task SeatAsync(User user, Member member, CancellationToken ct)
    {
        await SaveAsync(ct);
        await catalog.Database.ExecuteSqlAsync(
            $"""
            insert into catalog.memberships (user_id, tenant_id, member_id) values ({user.Id}, {current.Id.Value}, {member.Id.Value})
            on conflict (user_id, tenant_id) do update set member_id = excluded.member_id
            """,
            ct);
    }

    internal async Task CommitAsync(AuditNote? note, CancellationToken ct)
    {
        if (_own is not null)
            await _own.CommitAsync(ct);
        await work.CommitAsync(note, ct);
    }

    /// <summary>Keeps nothing.</summary>
    internal async Task DropAsync()
    {
        await DisposeAsync();
        await work.DropAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_own is not null)
            await _own.DisposeAsync();
        _own = null;
    }
}
