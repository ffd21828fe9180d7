using Microsoft.EntityFrameworkCore.ChangeTracking;
using Switchboard.Registry;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Storage;

/// <summary>The scope's one database context, made when somebody first asks for it: sending a message never does.</summary>
public sealed class ScopedDb(TenantDbContextOptions<DeskDb> options, CurrentTenant tenant, IPublicAddress address) : IDisposable, IAsyncDisposable
{
    private DeskDb? _db;

    public DeskDb Db => _db ??= Make();

    /// <summary>Called before changes are written, whoever writes them.</summary>
    internal Action<ChangeTracker>? Saving { get; set; }

    public void Admit(Caller caller) => tenant.Admit(caller);

    /// <summary>False until the first query or change of anyone in the scope: then there is nothing to save.</summary>
    public bool IsUsed => _db is { IsUsed: true };

    public void Dispose() => _db?.Dispose();

    public ValueTask DisposeAsync() => _db?.DisposeAsync() ?? ValueTask.CompletedTask;

    private DeskDb Make()
    {
        var db = new DeskDb(options.For(tenant.Tenant), tenant) { PublicBase = address.BaseUrl ?? "" };
        db.SavingChanges += (_, _) => Saving?.Invoke(db.ChangeTracker);
        return db;
    }
}
