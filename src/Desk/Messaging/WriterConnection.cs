using Npgsql;

namespace Switchboard.Desk.Messaging;

/// <summary>The one connection a lane keeps, opened again when it broke.</summary>
internal sealed class WriterConnection(NpgsqlDataSource source) : IDisposable
{
    private NpgsqlConnection? _connection;

    public NpgsqlConnection Open()
    {
        if (_connection is { State: System.Data.ConnectionState.Open } open)
            return open;
        Drop();
        _connection = source.OpenConnection();

        // Batches differ in size, not in shape: planning each anew would cost more than running it. A plan made while the tables
        // were small must still be right when they are not: every access here has its index, so nothing else is considered.
        using var command = new NpgsqlCommand(
            "set plan_cache_mode = force_generic_plan; set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off", _connection);
        command.ExecuteNonQuery();
        return _connection;
    }

    public void Drop()
    {
        _connection?.Dispose();
        _connection = null;
    }

    public void Dispose() => Drop();
}
