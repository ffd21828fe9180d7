using Npgsql;
using Switchboard.Tenancy;

namespace Switchboard.Host.Identity.OAuth.Authorize;

/// <summary>What people already allowed other people's applications, so that they are not asked each time.</summary>
internal sealed class Consents(CatalogDataSource catalog, TimeProvider clock)
{
    internal async Task<bool> CoverAsync(Guid user, Guid client, IReadOnlyList<string> scopes, CancellationToken ct)
    {
        await using var command = catalog.Source.CreateCommand("select scopes @> $3 from catalog.oauth_consents where user_id = $1 and client_id = $2");
        Fill(command, user, client, scopes.ToArray());
        return await command.ExecuteScalarAsync(ct) is true;
    }

    internal async Task GiveAsync(Guid user, Guid client, IReadOnlyList<string> scopes, CancellationToken ct)
    {
        await using var command = catalog.Source.CreateCommand("""
            insert into catalog.oauth_consents (user_id, client_id, scopes, given_at) values ($1, $2, $3, $4)
            on conflict (user_id, client_id) do update set given_at = excluded.given_at,
              scopes = (select array_agg(distinct s) from unnest(oauth_consents.scopes || excluded.scopes) s)
            """);
        Fill(command, user, client, scopes.ToArray(), clock.GetUtcNow());
        await command.ExecuteNonQueryAsync(ct);
    }

    private static void Fill(NpgsqlCommand command, params object[] values)
    {
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
    }
}
