using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Switchboard.Tenancy.Storage;

/// <summary>
/// Applies numbered SQL files, each once, under an advisory lock, each recorded with its checksum. A file that changed after it
/// was applied stops the start: what stands in the database would no longer be what stands in the repository.
/// </summary>
public sealed class Migrator(string ownerConnectionString)
{
    private const long LockKey = 0x5357_4954_4348; // "SWITCH"

    /// <summary>Creates the two roles when missing. The application's role owns nothing and bypasses nothing.</summary>
    /// <param name="appPassword">Null leaves the application's password as it is.</param>
    /// <param name="ct">Stops it.</param>
    public async Task CreateRolesAsync(string? appPassword, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);

        // Two who change the same role or grant at once would fail each other; closing the session frees the lock whatever happens.
        await RunAsync(connection, $"select pg_advisory_lock({LockKey})", ct);
        await RunAsync(connection, """
            do $$ begin
              if not exists (select from pg_roles where rolname = 'saas_owner') then create role saas_owner nologin; end if;
              if not exists (select from pg_roles where rolname = 'saas_app') then create role saas_app login nosuperuser nocreatedb nocreaterole nobypassrls; end if;
            end $$;
            """, ct);

        if (appPassword is not null)
        {
            // A role's password cannot be a parameter; format('%L') quotes it on the server.
            await using var quote = new NpgsqlCommand("select format('alter role saas_app password %L', $1)", connection);
            quote.Parameters.Add(new NpgsqlParameter { Value = appPassword });
            await RunAsync(connection, (string)(await quote.ExecuteScalarAsync(ct))!, ct);
        }

        await RunAsync(connection, """
            do $$ begin
              execute format('grant create, connect on database %I to saas_owner', current_database());
              execute format('grant connect on database %I to saas_app', current_database());
              if not pg_has_role(current_user, 'saas_owner', 'member') then execute format('grant saas_owner to %I', current_user); end if;
            end $$;
            """, ct);
        await RunAsync(connection, $"select pg_advisory_unlock({LockKey})", ct);
    }

    /// <summary>Applies what is missing from the given rooms, in their order. Returns how many files were applied.</summary>
    public async Task<int> ApplyAsync(CancellationToken ct, params Assembly[] rooms)
    {
        await using var connection = await OpenAsync(ct);
        await RunAsync(connection, $"select pg_advisory_lock({LockKey})", ct);
        await RunAsync(connection, """
            create schema if not exists migrations;
            create table if not exists migrations.applied (
              room text not null, name text not null, checksum text not null, applied_at timestamptz not null default now(),
              primary key (room, name));
            grant usage on schema migrations to saas_app, saas_owner;
            grant select on migrations.applied to saas_app;
            """, ct);
        var applied = 0;
        foreach (var script in rooms.SelectMany(Scripts))
            applied += await ApplyAsync(connection, script, ct) ? 1 : 0;
        await RunAsync(connection, $"select pg_advisory_unlock({LockKey})", ct);
        return applied;
    }

    private static async Task<bool> ApplyAsync(NpgsqlConnection connection, Script script, CancellationToken ct)
    {
        await using var known = new NpgsqlCommand("select checksum from migrations.applied where room = $1 and name = $2", connection);
        known.Parameters.Add(new NpgsqlParameter { Value = script.Room });
        known.Parameters.Add(new NpgsqlParameter { Value = script.Name });
        if (await known.ExecuteScalarAsync(ct) is string checksum)
        {
            return checksum == script.Checksum
                ? false
                : throw new InvalidOperationException($"Migration {script.Room}/{script.Name} was changed after it was applied. Restore the file and write a new migration instead.");
        }

        await using var transaction = await connection.BeginTransactionAsync(ct);
        await RunAsync(connection, "set local role saas_owner", ct);
        await RunAsync(connection, script.Sql, ct);
        await RunAsync(connection, "reset role", ct);
        await using var record = new NpgsqlCommand("insert into migrations.applied (room, name, checksum) values ($1, $2, $3)", connection);
        record.Parameters.Add(new NpgsqlParameter { Value = script.Room });
        record.Parameters.Add(new NpgsqlParameter { Value = script.Name });
        record.Parameters.Add(new NpgsqlParameter { Value = script.Checksum });
        await record.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    private static IEnumerable<Script> Scripts(Assembly room)
    {
        var name = room.GetName().Name!;
        foreach (var resource in room.GetManifestResourceNames().Where(r => r.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(room.GetManifestResourceStream(resource)!, Encoding.UTF8);
            var sql = reader.ReadToEnd();
            var file = resource[(resource.IndexOf("Migrations.", StringComparison.Ordinal) + "Migrations.".Length)..];
            yield return new Script(name, file, sql, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))));
        }
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken ct)
    {
        var connection = new NpgsqlConnection(ownerConnectionString);
        await connection.OpenAsync(ct);
        return connection;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    private sealed record Script(string Room, string Name, string Sql, string Checksum);
}
