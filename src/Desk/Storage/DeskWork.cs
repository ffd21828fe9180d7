using Microsoft.EntityFrameworkCore.Storage;
using Switchboard.Desk.Audit;
using Switchboard.Desk.Realtime;
using Switchboard.Registry;

namespace Switchboard.Desk.Storage;

/// <summary>
/// The changes of one verb: rows, its audit entry and its news. Everything is committed at once; news go out after.
/// A verb that never touched the database (sending a message has its own writer) does not even make its context.
/// </summary>
public sealed class DeskWork(ScopedDb scoped, IDeskBus bus) : IUnitOfWork, IAsyncDisposable
{
    private readonly List<DeskEvent> _news = [];
    private readonly List<Func<CancellationToken, ValueTask>> _afterwards = [];
    private IDbContextTransaction? _transaction;

    internal DeskDb Db => scoped.Db;

    /// <summary>Begins the transaction in which rows may be locked before they are decided about.</summary>
    public async Task<DeskDb> BeginAsync(CancellationToken ct)
    {
        _transaction ??= await Db.Database.BeginTransactionAsync(ct);
        return Db;
    }

    /// <summary>Tells everyone who watches, once the change is durable.</summary>
    public void Publish(DeskEvent news) => _news.Add(news);

    /// <summary>Runs after the commit, for follow-up that may open work of its own.</summary>
    public void Afterwards(Func<CancellationToken, ValueTask> next) => _afterwards.Add(next);

    public async ValueTask CommitAsync(AuditNote? audit, CancellationToken ct)
    {
        if (audit is not null)
            Db.Add(AuditEntry.Of(audit));
        if (scoped.IsUsed)
            await Db.SaveChangesAsync(ct);
        if (_transaction is { } transaction)
        {
            await transaction.CommitAsync(ct);
            await transaction.DisposeAsync();
            _transaction = null;
        }

        foreach (var news in _news)
            bus.Publish(news);
        _news.Clear();
        foreach (var next in _afterwards)
            await next(ct);
        _afterwards.Clear();
    }

    /// <summary>Undoes what a refused verb began, so that its locks do not last as long as the scope.</summary>
    public async ValueTask DropAsync()
    {
        await DisposeAsync();
        _transaction = null;
        _news.Clear();
        _afterwards.Clear();
        if (scoped.IsUsed)
            Db.ChangeTracker.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        if (_transaction is not null)
            await _transaction.DisposeAsync();
    }
}
