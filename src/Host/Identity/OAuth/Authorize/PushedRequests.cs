using System.Text.Json;
using Npgsql;
using Switchboard.Tenancy;

namespace Switchboard.Host.Identity.OAuth.Authorize;

/// <summary>Requests that an application left with us beforehand, so that nobody changes them on the way (RFC 9126).</summary>
internal sealed class PushedRequests(CatalogDataSource catalog, TimeProvider clock)
{
    internal const string Prefix = "urn:ietf:params:oauth:request_uri:";

    /// <summary>Long enough to sign in meanwhile.</summary>
    internal static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    internal async Task<string> KeepAsync(Guid client, Parameters sent, CancellationToken ct)
    {
        var name = Opaque.New();
        await using var command = catalog.Source.CreateCommand("insert into catalog.oauth_pushed_requests (hash, client_id, parameters, expires_at) values ($1, $2, $3::jsonb, $4)");
        foreach (var value in (object[])[Opaque.Hash(name), client, JsonSerializer.Serialize(sent.All), clock.GetUtcNow() + Lifetime])
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync(ct);
        return Prefix + name;
    }

    internal async Task<Parameters?> FindAsync(Guid client, string uri, CancellationToken ct)
    {
        if (Hash(uri) is not { } hash)
            return null;
        await using var command = catalog.Source.CreateCommand("select parameters::text from catalog.oauth_pushed_requests where hash = $1 and client_id = $2 and expires_at > $3");
        foreach (var value in (object[])[hash, client, clock.GetUtcNow()])
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return await command.ExecuteScalarAsync(ct) is string json ? new Parameters(JsonSerializer.Deserialize<Dictionary<string, string>>(json)!) : null;
    }

    /// <summary>Answered once, it is worth nothing more.</summary>
    internal async Task SpendAsync(string uri, CancellationToken ct)
    {
        await using var command = catalog.Source.CreateCommand("delete from catalog.oauth_pushed_requests where hash = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = Hash(uri) });
        await command.ExecuteNonQueryAsync(ct);
    }

    private static byte[]? Hash(string uri) => uri.StartsWith(Prefix, StringComparison.Ordinal) && uri.Length == Prefix.Length + Opaque.Length ? Opaque.Hash(uri[Prefix.Length..]) : null;
}
