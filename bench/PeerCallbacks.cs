using System.Security.Cryptography;
using Npgsql;

namespace Switchboard.Bench;

/// <summary>The least that a callback's receiver does: the body's proof is reckoned, the body stored in one row, the platform told so. One secret, one tenant, and nobody reads it.</summary>
internal static class PeerCallbacks
{
    private static readonly byte[] Secret = RandomNumberGenerator.GetBytes(32);

    internal static async Task MapAsync(WebApplication app)
    {
        await using (var create = app.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("create table if not exists public.peer_callbacks (id uuid primary key, proof bytea not null, body bytea not null)"))
            await create.ExecuteNonQueryAsync(app.Lifetime.ApplicationStopping);
        app.MapPost("/callbacks", ReceiveAsync);
    }

    private static async Task<IResult> ReceiveAsync(HttpContext http, NpgsqlDataSource database)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        await using var insert = database.CreateCommand("insert into public.peer_callbacks values ($1, $2, $3)");
        insert.Parameters.Add(new NpgsqlParameter { Value = Guid.CreateVersion7() });
        insert.Parameters.Add(new NpgsqlParameter { Value = HMACSHA256.HashData(Secret, body.ToArray()) });
        insert.Parameters.Add(new NpgsqlParameter { Value = body.ToArray() });
        await insert.ExecuteNonQueryAsync(http.RequestAborted);
        return Results.Ok();
    }
}
