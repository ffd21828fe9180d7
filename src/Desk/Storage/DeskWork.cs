using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Switchboard.Desk.Audit;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Webhooks;
using Switchboard.Registry;

namespace Switchboard.Desk.Storage;

/// <summary>
/// The changes of one verb: rows, its audit entry and its news. Everything is committed at once; news go out after.
/// A verb that never touched the database (sending a message has its own writer) does not even make its context.
/// </summary>
public sealed class DeskWork : IUnitOfWork, IAsyncDisposable
{
    private readonly ScopedDb _scoped;
    private readonly IDeskBus _bus;
    private readonly List<DeskEvent> _news = [];
    private readonly List<WebhookEvent> _events = [];
    private readonly List<AuditChange> _changes = [];
    private readonly List<Func<CancellationToken, ValueTask>> _afterwards = [];
    private IDbContextTransaction? _transaction;

    public DeskWork(ScopedDb scoped, IDeskBus bus)
    {
        (_scoped, _bus) = (scoped, bus);

        // A verb may write before its end, to count what it changed or to be refused by the database: that is part of what it did.
        scoped.Saving = tracker =>
        {
            if (_changes.Count < AuditChanges.Most)
                _changes.AddRange(AuditChanges.Of(tracker));
        };
    }

    internal DeskDb Db => _scoped.Db;

    /// <summary>Begins the transaction in which rows may be locked before they are decided about.</summary>
    public async Task<DeskDb> BeginAsync(CancellationToken ct)
    {
        _transaction ??= await Db.Database.BeginTransactionAsync(ct);
        return Db;
    }

    public void Admit(Caller caller) => _scoped.Admit(caller);

    public async ValueTask BeginSnapshotAsync(CancellationToken ct) =>
        _transaction ??= await Db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);

    public async ValueTask FlushAsync(CancellationToken ct)
    {
        if (!_scoped.IsUsed)
            return;

        // Without one, what is written here would stay even if the rest of the work did not.
        await BeginAsync(ct);
        await Db.SaveChangesAsync(ct);
    }

    public Refusal? Explain(Exception fault) => Collisions.Explain(fault);

    /// <summary>Tells everyone who watches, once the change is durable.</summary>
    public void Publish(DeskEvent news) => _news.Add(news);

    /// <summary>Tells the tenant's webhooks, from the moment that the change is durable and never when it is not.</summary>
    internal void Announce(WebhookEvent happened) => _events.Add(happened);

    /// <summary>What the audit entry tells of changes that are not made through <see cref="Db"/>.</summary>
    internal void Tell(string field, object? before, object? after) => _changes.AddRange(AuditChanges.Compare(field, before, after));

    /// <summary>Runs after the commit, for follow-up that may open work of its own.</summary>
    public void Afterwards(Func<CancellationToken, ValueTask> next) => _afterwards.Add(next);

    public async ValueTask CommitAsync(AuditNote? audit, CancellationToken ct)
    {
        if (_events.Count > 0)
            await BeginAsync(ct);
        if (audit is not null)
            Db.Add(UnsealedEntry.Of(audit, Changes()));
        if (_scoped.IsUsed)
            await Db.SaveChangesAsync(ct);
        _changes.Clear();
        if (_events.Count > 0)
            await AnnounceAsync(ct);
        if (_transaction is { } transaction)
        {
            await transaction.CommitAsync(ct);
            await transaction.DisposeAsync();
            _transaction = null;
        }

        if (audit is not null)
            await SealAsync(ct);
        foreach (var news in _news)
            _bus.Publish(news);
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
        _events.Clear();
        _afterwards.Clear();
        _changes.Clear();
        if (_scoped.IsUsed)
            Db.ChangeTracker.Clear();
    }

    private List<AuditChange> Changes()
    {
        var all = _changes.Concat(_scoped.IsUsed ? AuditChanges.Of(Db.ChangeTracker) : []).Take(AuditChanges.Most).ToList();
        _changes.Clear();
        return all;
    }

    /// <summary>The change is durable already, so nothing that goes wrong here is the caller's: whoever seals next seals this too.</summary>
    private async Task SealAsync(CancellationToken ct)
    {
        try
        {
            await Db.Database.ExecuteSqlAsync($"select desk.seal_audit({Db.TenantId.Value})", ct);
        }
        catch (Exception e) when (e is NpgsqlException or OperationCanceledException)
        {
        }
    }

    private async Task AnnounceAsync(CancellationToken ct)
    {
        var queued = await WebhookLog.AppendAsync((NpgsqlConnection)Db.Database.GetDbConnection(), Db.TenantId, _events, _events[^1].At, ct);
        _events.Clear();
        if (queued > 0)
            Publish(new WebhooksWaiting(Db.TenantId));
    }

    public async ValueTask DisposeAsync()
    {
        if (_transaction is not null)
            await _transaction.DisposeAsync();
    }
}
