using Npgsql;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.Rest;

/// <summary>Holds a conversation's row, so that whoever changes it waits: a request can then be caught in its middle.</summary>
internal sealed class RowLock : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    private RowLock(NpgsqlConnection connection, NpgsqlTransaction transaction) => (_connection, _transaction) = (connection, transaction);

    internal static async Task<RowLock> TakeAsync(Deployment deployment, Guid conversation, CancellationToken ct)
    {
        await FollowedUpAsync(deployment, conversation, ct);
        var connection = await deployment.Owner.OpenConnectionAsync(ct);
        var transaction = await connection.BeginTransactionAsync(ct);
        await using var command = new NpgsqlCommand("select 1 from desk.conversations where id = $1 for update", connection, transaction);
        command.Parameters.Add(new NpgsqlParameter { Value = conversation });
        await command.ExecuteNonQueryAsync(ct);
        return new RowLock(connection, transaction);
    }

    /// <summary>Until this many sessions wait for this row, and not for one of another test; the second waits for the first.</summary>
    internal async Task WaitersAsync(Deployment deployment, int count, CancellationToken ct)
    {
        var waiting = $"""
            with recursive waiting(pid) as (
              select a.pid from pg_stat_activity a where {_connection.ProcessID} = any(pg_blocking_pids(a.pid))
              union select a.pid from waiting w, pg_stat_activity a where w.pid = any(pg_blocking_pids(a.pid)))
            select count(*) from waiting
            """;
        for (var i = 0; i < 200; i++)
        {
            if (await CountAsync(deployment, waiting, ct) >= count)
                return;
            await Task.Delay(25, ct);
        }

        throw new TimeoutException("Nobody waits for the row.");
    }

    /// <summary>What follows from the customer's words changes the row as well, a moment later: it would be taken for the request.</summary>
    private static async Task FollowedUpAsync(Deployment deployment, Guid conversation, CancellationToken ct)
    {
        for (var i = 0; i < 200; i++)
        {
            if (await CountAsync(deployment, $"select count(*) from desk.outbox where '{conversation}' = any(conversation_ids)", ct) == 0)
                return;
            await Task.Delay(25, ct);
        }

        throw new TimeoutException("What follows from the customer's words was not done.");
    }

    internal static async Task<long> CountAsync(Deployment deployment, string sql, CancellationToken ct)
    {
        await using var command = deployment.Owner.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
