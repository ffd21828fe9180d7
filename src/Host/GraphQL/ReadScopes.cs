using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;

namespace Switchboard.Host.GraphQL;

/// <summary>
/// The scopes that an operation reads in. Fields that wait side by side each have one, with a connection of its own; the last one
/// to finish keeps it for the level below, so that levels which follow each other tell the database the tenant once.
/// </summary>
/// <remarks>Nothing is kept while another field still reads or waits for a connection: operations that held one and wanted another could otherwise all wait for each other.</remarks>
internal sealed class ReadScopes(Func<AsyncServiceScope> enter)
{
    private readonly Lock _lock = new();
    private AsyncServiceScope? _kept;
    private int _lent;

    internal async ValueTask<ReadScope> BorrowAsync(CancellationToken ct)
    {
        lock (_lock)
        {
            _lent++;
            if (_kept is { } kept)
            {
                _kept = null;
                return new ReadScope(this, kept);
            }
        }

        var fresh = enter();
        try
        {
            await Database(fresh).OpenConnectionAsync(ct);
            return new ReadScope(this, fresh);
        }
        catch
        {
            lock (_lock)
                _lent--;
            await fresh.DisposeAsync();
            throw;
        }
    }

    /// <summary>Hands back what is kept. An operation that follows may borrow again.</summary>
    internal ValueTask EndAsync()
    {
        AsyncServiceScope? kept;
        lock (_lock)
            (kept, _kept) = (_kept, null);
        return kept?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    internal ValueTask ReturnAsync(AsyncServiceScope scope)
    {
        var sound = Database(scope).GetDbConnection().State == System.Data.ConnectionState.Open;
        lock (_lock)
        {
            if (--_lent == 0 && sound)
            {
                _kept = scope;
                return ValueTask.CompletedTask;
            }
        }

        return scope.DisposeAsync();
    }

    private static Microsoft.EntityFrameworkCore.Infrastructure.DatabaseFacade Database(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<DeskDb>().Database;
}

/// <summary>One field's loan of a scope.</summary>
internal readonly struct ReadScope(ReadScopes owner, AsyncServiceScope scope) : IAsyncDisposable
{
    internal IServiceProvider Services => scope.ServiceProvider;

    public ValueTask DisposeAsync() => owner.ReturnAsync(scope);
}
