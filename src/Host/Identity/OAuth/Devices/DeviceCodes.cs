using System.Security.Cryptography;
using Npgsql;
using Switchboard.Tenancy;

namespace Switchboard.Host.Identity.OAuth.Devices;

internal enum DeviceState
{
    Pending,
    Allowed,
    Denied,
    Used,
}

/// <summary>A device that waits for a person.</summary>
/// <param name="Client">The application on it.</param>
/// <param name="UserCode">What the person types.</param>
/// <param name="Scopes">What it asks for.</param>
/// <param name="State">How far it is.</param>
/// <param name="Grant">What the person allowed.</param>
/// <param name="ExpiresAt">When it gives up.</param>
/// <param name="PolledAt">When the device last asked.</param>
/// <param name="Pause">Seconds that it has to wait between asking.</param>
internal sealed record WaitingDevice(Guid Client, string UserCode, IReadOnlyList<string> Scopes, DeviceState State, Guid? Grant, DateTimeOffset ExpiresAt, DateTimeOffset? PolledAt, int Pause);

/// <summary>Devices that wait, in the catalog (RFC 8628).</summary>
internal sealed class DeviceCodes(CatalogDataSource catalog, TimeProvider clock)
{
    internal static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    internal const int FirstPause = 5;

    // No vowels, so that no words come about, and nothing that looks like something else.
    private const string Letters = "BCDFGHJKLMNPQRSTVWXZ";
    private const int CodeLength = 8;
    private const string Columns = "client_id, user_code, scopes, state, grant_id, expires_at, polled_at, pause";

    internal async Task<(string DeviceCode, string UserCode)> AddAsync(Guid client, IReadOnlyList<string> scopes, CancellationToken ct)
    {
        var code = Opaque.New();
        var typed = RandomNumberGenerator.GetString(Letters, CodeLength);
        await RunAsync("insert into catalog.oauth_device_codes (hash, user_code, client_id, scopes, expires_at, pause) values ($1, $2, $3, $4, $5, $6)", ct,
            Opaque.Hash(code), typed, client, scopes.ToArray(), clock.GetUtcNow() + Lifetime, FirstPause);
        return (code, typed);
    }

    internal Task<WaitingDevice?> FindAsync(string deviceCode, CancellationToken ct) => ReadAsync("hash = $1", Opaque.Hash(deviceCode), ct);

    /// <summary>By what a person typed: small letters, spaces and hyphens are all the same.</summary>
    internal Task<WaitingDevice?> FindTypedAsync(string typed, CancellationToken ct) => ReadAsync("user_code = $1", Normal(typed), ct);

    internal static string Normal(string typed) => new([.. typed.ToUpperInvariant().Where(Letters.Contains).Take(CodeLength + 1)]);

    internal static string Shown(string code) => $"{code[..4]}-{code[4..]}";

    internal Task PolledAsync(string deviceCode, int pause, CancellationToken ct) =>
        RunAsync("update catalog.oauth_device_codes set polled_at = $2, pause = $3 where hash = $1", ct, Opaque.Hash(deviceCode), clock.GetUtcNow(), pause);

    internal async Task<bool> DecideAsync(string userCode, DeviceState state, Guid? grant, CancellationToken ct) =>
        await RunAsync("update catalog.oauth_device_codes set state = $2, grant_id = $3 where user_code = $1 and state = 'pending' and expires_at > $4", ct,
            userCode, Word(state), grant, clock.GetUtcNow()) == 1;

    internal async Task<bool> UseAsync(string deviceCode, CancellationToken ct) =>
        await RunAsync("update catalog.oauth_device_codes set state = 'used' where hash = $1 and state = 'allowed'", ct, Opaque.Hash(deviceCode)) == 1;

    private static string Word(DeviceState state) => state.ToString().ToLowerInvariant();

    private async Task<WaitingDevice?> ReadAsync(string which, object key, CancellationToken ct)
    {
        await using var command = catalog.Source.CreateCommand($"select {Columns} from catalog.oauth_device_codes where {which}");
        command.Parameters.Add(new NpgsqlParameter { Value = key });
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct)
            ? new WaitingDevice(
                row.GetGuid(0), row.GetString(1), row.GetFieldValue<string[]>(2), Enum.Parse<DeviceState>(row.GetString(3), ignoreCase: true), row.IsDBNull(4) ? null : row.GetGuid(4),
                row.GetFieldValue<DateTimeOffset>(5), row.IsDBNull(6) ? null : row.GetFieldValue<DateTimeOffset>(6), row.GetInt32(7))
            : null;
    }

    private async Task<int> RunAsync(string sql, CancellationToken ct, params object?[] values)
    {
        await using var command = catalog.Source.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        return await command.ExecuteNonQueryAsync(ct);
    }
}
