using Npgsql;

namespace Switchboard.Host.CommandLine;

/// <summary>The database as its owner sees it, from ConnectionStrings__Owner.</summary>
internal static class OwnerDatabase
{
    internal static string ConnectionString =>
        Environment.GetEnvironmentVariable("ConnectionStrings__Owner") is { Length: > 0 } text
            ? text
            : throw new CommandFailed("Set ConnectionStrings__Owner to the database, as a role that may create roles and schemas.");

    internal static string Of(string database) => new NpgsqlConnectionStringBuilder(ConnectionString) { Database = database }.ConnectionString;

    internal static async Task<List<T>> ReadAsync<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken ct, params object[] values)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var command = source.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await using var row = await command.ExecuteReaderAsync(ct);
        var found = new List<T>();
        while (await row.ReadAsync(ct))
            found.Add(read(row));
        return found;
    }

    internal static async Task<int> RunAsync(string sql, CancellationToken ct, params object[] values)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var command = source.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return await command.ExecuteNonQueryAsync(ct);
    }
}
