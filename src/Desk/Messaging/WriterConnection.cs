using Npgsql;

namespace Switchboard.Desk.Messaging;

/// <summary>The one connection a lane keeps, opened again when it broke.</summary>
internal sealed class WriterConnection(NpgsqlDataSource source) : IAsyncDisposable
{
    private NpgsqlConnection? _connection;

    public async ValueTask<NpgsqlConnection> OpenAsync(CancellationToken ct)
    {
        if (_connection is { State: System.Data.ConnectionState.Open } open)
            return open;
        await DropAsync();
        _connection = await source.OpenConnectionAsync(ct);

        // Batches differ in size, not in shape: planning each anew would cost more than running it. A plan made while the tables
        // were small must still be right when they are not: every access here has its index, so nothing else is considered.
        await using var command = new NpgsqlCommand(
            "set plan_cache_mode = force_generic_plan; set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off", _connection);
        await command.ExecuteNonQueryAsync(ct);
        return _connection;
    }

    public async ValueTask DropAsync()
    {
        if (_connection is null)
            return;
        await _connection.DisposeAsync();
        _connection = null;
    }

    public ValueTask DisposeAsync() => DropAsync();
}
