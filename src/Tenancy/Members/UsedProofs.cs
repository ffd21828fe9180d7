using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Switchboard.Tenancy.Members;

/// <summary>What proves something once and never again, whichever Host is asked: the database keeps its hash until it is worthless anyway.</summary>
public sealed class UsedProofs(CatalogDataSource catalog, TimeProvider clock)
{
    /// <summary>True for the first who brings it.</summary>
    public async Task<bool> TakeAsync(string proof, DateTimeOffset until, CancellationToken ct)
    {
        await using var batch = catalog.Source.CreateBatch();
        var sweep = new NpgsqlBatchCommand("delete from catalog.used_proofs where until < $1");
        sweep.Parameters.Add(new NpgsqlParameter { Value = clock.GetUtcNow() });
        var take = new NpgsqlBatchCommand("insert into catalog.used_proofs (proof, until) values ($1, $2) on conflict do nothing");
        take.Parameters.Add(new NpgsqlParameter { Value = SHA256.HashData(Encoding.UTF8.GetBytes(proof)) });
        take.Parameters.Add(new NpgsqlParameter { Value = until });
        batch.BatchCommands.Add(sweep);
        batch.BatchCommands.Add(take);
        await batch.ExecuteNonQueryAsync(ct);
        return take.RecordsAffected == 1;
    }
}
