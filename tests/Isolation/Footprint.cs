using Npgsql;

namespace Switchboard.Isolation;

/// <summary>Everything a tenant has, as one hash a table, read as superuser.</summary>
internal static class Footprint
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    internal static async Task<IReadOnlyList<string>> TablesAsync(NpgsqlDataSource owner, CancellationToken ct)
    {
        await using var command = owner.CreateCommand("""
            select format('%I.%I', table_schema, table_name) from information_schema.columns
            where column_name = 'tenant_id' and table_schema in ('desk', 'catalog') order by 1
            """);
        await using var row = await command.ExecuteReaderAsync(ct);
        var tables = new List<string>();
        while (await row.ReadAsync(ct))
            tables.Add(row.GetString(0));
        return tables;
    }

    /// <summary>A line a table: its name, how many rows, and their hash.</summary>
    internal static async Task<string> ReadAsync(NpgsqlDataSource owner, Guid tenant, CancellationToken ct)
    {
        var parts = (await TablesAsync(owner, ct)).Select(t => $"select '{t}', count(*), md5(coalesce(string_agg(x::text, '|' order by x::text), '')) from {t} x where tenant_id = $1");
        await using var command = owner.CreateCommand(string.Join(" union all ", parts) + " order by 1");
        command.Parameters.Add(new NpgsqlParameter { Value = tenant });
        await using var row = await command.ExecuteReaderAsync(ct);
        var lines = new List<string>();
        while (await row.ReadAsync(ct))
            lines.Add($"{row.GetString(0)} {row.GetInt64(1)} {row.GetString(2)}");
        return string.Join('\n', lines);
    }

    /// <summary>Waits until what the bot, the router and the outbox still had to do for a tenant is done.</summary>
    internal static async Task SettledAsync(NpgsqlDataSource owner, Guid tenant, CancellationToken ct)
    {
        var until = TimeProvider.System.GetUtcNow() + Patience;
        var (before, quiet) = ("", 0);
        while (quiet < 4)
        {
            if (TimeProvider.System.GetUtcNow() > until)
                throw new TimeoutException("A tenant that nobody touches keeps changing:\n" + before);
            await Task.Delay(TimeSpan.FromMilliseconds(300), ct);
            var now = await ReadAsync(owner, tenant, ct);
            quiet = now == before ? quiet + 1 : 0;
            before = now;
        }
    }
}
