using Npgsql;
using Switchboard.Testing;

[assembly: AssemblyFixture(typeof(Switchboard.Architecture.Schema.MigratedDatabase))]

namespace Switchboard.Architecture.Schema;

/// <summary>A database with every migration applied, and questions to its system catalogue.</summary>
public sealed class MigratedDatabase : IAsyncLifetime
{
    private TestServer? _server;
    private NpgsqlDataSource? _owner;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(CancellationToken.None);
        var database = await _server.NewDatabaseAsync(CancellationToken.None);
        _owner = NpgsqlDataSource.Create(database.Owner);
    }

    /// <summary>The first column of each row; the questions are asked so that a row is something wrong.</summary>
    public async Task<IReadOnlyList<string>> AskAsync(string sql, CancellationToken ct)
    {
        await using var command = _owner!.CreateCommand(sql);
        await using var row = await command.ExecuteReaderAsync(ct);
        var found = new List<string>();
        while (await row.ReadAsync(ct))
            found.Add(row.GetValue(0).ToString()!);
        return found;
    }

    /// <summary>Changes the schema for one question and takes the change back.</summary>
    public async Task<IReadOnlyList<string>> AskAfterAsync(string damage, string sql, CancellationToken ct)
    {
        await using var connection = await _owner!.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var hurt = new NpgsqlCommand(damage, connection, transaction))
            await hurt.ExecuteNonQueryAsync(ct);
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        await using var row = await command.ExecuteReaderAsync(ct);
        var found = new List<string>();
        while (await row.ReadAsync(ct))
            found.Add(row.GetValue(0).ToString()!);
        return found;
    }

    public async ValueTask DisposeAsync()
    {
        if (_owner is not null)
            await _owner.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
    }
}
