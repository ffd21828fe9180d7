using Microsoft.AspNetCore.DataProtection;
using Npgsql;
using Switchboard.Tenancy;

namespace Switchboard.Host.Identity.OAuth.Keys;

/// <summary>The signing keys in the catalog, sealed with Data Protection, so that every Host signs with the same.</summary>
internal sealed class SigningKeys(CatalogDataSource catalog, IDataProtectionProvider protection, TimeProvider clock)
{
    private const long Turn = 0x5357_4B45_5953;
    private readonly IDataProtector _seal = protection.CreateProtector("switchboard.signing-key");

    internal async Task<IReadOnlyList<SigningKey>> ReadAsync(CancellationToken ct)
    {
        await using var command = catalog.Source.CreateCommand("select id, algorithm, sealed, signs_from, signs_until, published_until from catalog.signing_keys where published_until > $1");
        command.Parameters.Add(new NpgsqlParameter { Value = clock.GetUtcNow() });
        await using var row = await command.ExecuteReaderAsync(ct);
        var keys = new List<SigningKey>();
        while (await row.ReadAsync(ct))
        {
            var times = new SigningTimes(row.GetFieldValue<DateTimeOffset>(3), row.GetFieldValue<DateTimeOffset>(4), row.GetFieldValue<DateTimeOffset>(5));
            keys.Add(new SigningKey(row.GetString(0), row.GetString(1), _seal.Unprotect(Convert.FromBase64String(row.GetString(2))), times));
        }

        return keys;
    }

    /// <summary>Makes what is due and clears away what is long past. One Host at a time.</summary>
    internal Task MakeDueAsync(CancellationToken ct) => ChangeAsync(KeyPlan.Decide, ct);

    /// <summary>New keys for both algorithms; the present ones sign until then and stay published as long as their tokens.</summary>
    internal Task RotateAsync(TimeSpan ahead, CancellationToken ct)
    {
        var from = clock.GetUtcNow() + ahead;
        return ChangeAsync((_, _) => KeyPlan.Starting(from), ct, endOthersAt: from);
    }

    private async Task ChangeAsync(Func<IReadOnlyCollection<SigningTimes>, DateTimeOffset, SigningTimes?> decide, CancellationToken ct, DateTimeOffset? endOthersAt = null)
    {
        await using var connection = await catalog.Source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await RunAsync(connection, "select pg_advisory_xact_lock($1)", ct, Turn);
        await RunAsync(connection, "delete from catalog.signing_keys where published_until < $1", ct, clock.GetUtcNow());
        if (endOthersAt is { } end)
            await RunAsync(connection, "update catalog.signing_keys set signs_until = $1, published_until = $2 where signs_until > $1", ct, end, end + KeyPlan.Behind);
        foreach (var algorithm in (string[])[SigningKey.Es256, SigningKey.Rs256])
        {
            if (decide(await TimesAsync(connection, algorithm, ct), clock.GetUtcNow()) is not { } times)
                continue;
            await RunAsync(connection, "insert into catalog.signing_keys (id, algorithm, sealed, signs_from, signs_until, published_until, created_at) values ($1, $2, $3, $4, $5, $6, $7)", ct,
                Guid.CreateVersion7().ToString("N"), algorithm, Convert.ToBase64String(_seal.Protect(SigningKey.New(algorithm))), times.SignsFrom, times.SignsUntil, times.PublishedUntil, clock.GetUtcNow());
        }

        await transaction.CommitAsync(ct);
    }

    private static async Task<List<SigningTimes>> TimesAsync(NpgsqlConnection connection, string algorithm, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select signs_from, signs_until, published_until from catalog.signing_keys where algorithm = $1", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = algorithm });
        await using var row = await command.ExecuteReaderAsync(ct);
        var times = new List<SigningTimes>();
        while (await row.ReadAsync(ct))
            times.Add(new SigningTimes(row.GetFieldValue<DateTimeOffset>(0), row.GetFieldValue<DateTimeOffset>(1), row.GetFieldValue<DateTimeOffset>(2)));
        return times;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken ct, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync(ct);
    }
}
