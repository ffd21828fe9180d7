using Npgsql;
using Switchboard.Tenancy;

namespace Switchboard.Host.Identity.OAuth.Grants;

/// <summary>Grants in the catalog, and the codes and refresh tokens that belong to them.</summary>
internal sealed class GrantRows(CatalogDataSource catalog, LiveGrants live, TimeProvider clock)
{
    private const string Columns = "g.id, g.client_id, g.tenant_id, g.user_id, g.stamp, g.scopes, g.auth_time, g.ends_at, g.ended_at is not null, g.provider_id";

    internal async Task AddAsync(Grant grant, CancellationToken ct)
    {
        await using var command = catalog.Source.CreateCommand("""
            insert into catalog.oauth_grants (id, client_id, tenant_id, user_id, stamp, scopes, auth_time, created_at, ends_at, provider_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """);
        Fill(command, grant.Id, grant.Client, grant.Tenant.Value, grant.User, grant.Stamp, grant.Scopes.ToArray(), grant.AuthTime, clock.GetUtcNow(), grant.EndsAt, grant.Provider);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Everything of it counts no longer: here at once, on other Hosts within half a minute.</summary>
    internal async Task EndAsync(Guid grant, string why, CancellationToken ct)
    {
        await using var command = catalog.Source.CreateCommand("update catalog.oauth_grants set ended_at = $2, ended_by = $3 where id = $1 and ended_at is null");
        Fill(command, grant, clock.GetUtcNow(), why);
        await command.ExecuteNonQueryAsync(ct);
        live.Forget(grant);
    }

    internal async Task<string> AddCodeAsync(Guid grant, string redirectUri, string challenge, string? nonce, CancellationToken ct)
    {
        var code = Opaque.New();
        await using var command = catalog.Source.CreateCommand("insert into catalog.oauth_codes (hash, grant_id, redirect_uri, challenge, nonce, expires_at) values ($1, $2, $3, $4, $5, $6)");
        Fill(command, Opaque.Hash(code), grant, redirectUri, challenge, nonce, clock.GetUtcNow() + Proofs.CodeLifetime);
        await command.ExecuteNonQueryAsync(ct);
        return code;
    }

    internal async Task<IssuedCode?> FindCodeAsync(string code, CancellationToken ct)
    {
        await using var command = catalog.Source.CreateCommand($"select {Columns}, c.redirect_uri, c.challenge, c.nonce, c.expires_at, c.used_at is not null from catalog.oauth_codes c join catalog.oauth_grants g on g.id = c.grant_id where c.hash = $1");
        Fill(command, Opaque.Hash(code));
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct)
            ? new IssuedCode(Read(row), row.GetString(10), row.GetString(11), row.IsDBNull(12) ? null : row.GetString(12), row.GetFieldValue<DateTimeOffset>(13), row.GetBoolean(14))
            : null;
    }

    /// <summary>False when somebody was faster.</summary>
    internal Task<bool> UseCodeAsync(string code, CancellationToken ct) => UseAsync("update catalog.oauth_codes set used_at = $2 where hash = $1 and used_at is null", code, ct);

    internal async Task<string> AddRefreshAsync(Grant grant, CancellationToken ct)
    {
        var token = Opaque.New();
        var ends = clock.GetUtcNow() + Proofs.RefreshLifetime;
        await using var command = catalog.Source.CreateCommand("insert into catalog.oauth_refresh_tokens (hash, grant_id, created_at, expires_at) values ($1, $2, $3, $4)");
        Fill(command, Opaque.Hash(token), grant.Id, clock.GetUtcNow(), ends < grant.EndsAt ? ends : grant.EndsAt);
        await command.ExecuteNonQueryAsync(ct);
        return token;
    }

    internal async Task<IssuedRefresh?> FindRefreshAsync(string token, CancellationToken ct)
    {
        await using var command = catalog.Source.CreateCommand($"select {Columns}, r.expires_at, r.used_at is not null from catalog.oauth_refresh_tokens r join catalog.oauth_grants g on g.id = r.grant_id where r.hash = $1");
        Fill(command, Opaque.Hash(token));
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? new IssuedRefresh(Read(row), row.GetFieldValue<DateTimeOffset>(10), row.GetBoolean(11)) : null;
    }

    internal Task<bool> UseRefreshAsync(string token, CancellationToken ct) => UseAsync("update catalog.oauth_refresh_tokens set used_at = $2 where hash = $1 and used_at is null", token, ct);

    internal async Task<Grant?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var command = catalog.Source.CreateCommand($"select {Columns} from catalog.oauth_grants g where g.id = $1");
        Fill(command, id);
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? Read(row) : null;
    }

    private async Task<bool> UseAsync(string sql, string text, CancellationToken ct)
    {
        await using var command = catalog.Source.CreateCommand(sql);
        Fill(command, Opaque.Hash(text), clock.GetUtcNow());
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    private static Grant Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetGuid(1), new TenantId(row.GetGuid(2)), row.IsDBNull(3) ? null : row.GetGuid(3), row.GetString(4), row.GetFieldValue<string[]>(5),
        row.IsDBNull(6) ? null : row.GetFieldValue<DateTimeOffset>(6), row.GetFieldValue<DateTimeOffset>(7), row.GetBoolean(8), row.IsDBNull(9) ? null : row.GetGuid(9));

    private static void Fill(NpgsqlCommand command, params object?[] values)
    {
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
    }
}
