using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Switchboard.Desk.Audit;

/// <summary>Checks the chain of a tenant's audit entries, with none of the database's own functions: whoever can change entries can change those.</summary>
public static class AuditChain
{
    /// <summary>Where the chain is broken.</summary>
    public sealed record Break(long Seq, string What);

    /// <param name="Length">How many entries hold.</param>
    /// <param name="Break">The first that does not; null when all do.</param>
    public sealed record Verdict(long Length, Break? Break);

    /// <summary>Seals what is unsealed, then reads everything. The connection must be of the tenant.</summary>
    public static async Task<Verdict> VerifyAsync(NpgsqlConnection connection, Guid tenant, CancellationToken ct)
    {
        await using var seal = new NpgsqlCommand("select desk.seal_audit($1)", connection) { Parameters = { new NpgsqlParameter { Value = tenant } } };
        await seal.ExecuteScalarAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        var (expected, end) = await HeadAsync(connection, tenant, ct);
        await using var read = new NpgsqlCommand("""
            select tenant_id::text, seq::text, id::text, (extract(epoch from at) * 1000000)::bigint::text, actor_kind, actor_id::text, actor_name, verb,
              target_id::text, detail, door, address, agent, changes::text, seq, hash
            from desk.audit_entries e where tenant_id = $1 order by e.seq
            """, connection) { Parameters = { new NpgsqlParameter { Value = tenant } } };
        await using var row = await read.ExecuteReaderAsync(ct);
        var (seq, hash) = (0L, Array.Empty<byte>());
        while (await row.ReadAsync(ct))
        {
            var fields = Enumerable.Range(0, 14).Select(i => row.IsDBNull(i) ? null : row.GetString(i)).ToArray();
            if (Judge(seq, hash, row.GetInt64(14), row.GetFieldValue<byte[]>(15), fields) is { } broken)
                return new Verdict(seq, broken);
            (seq, hash) = (row.GetInt64(14), row.GetFieldValue<byte[]>(15));
        }

        return new Verdict(seq, seq == expected && hash.AsSpan().SequenceEqual(end) ? null : new Break(seq + 1, $"the chain should end at {expected.ToString(CultureInfo.InvariantCulture)}: entries are missing at its end"));
    }

    /// <summary>Whether an entry follows on the one before it, pure.</summary>
    internal static Break? Judge(long seq, byte[] previous, long found, byte[] hash, IReadOnlyList<string?> fields) =>
        found != seq + 1 ? new Break(seq + 1, "the entry is missing")
        : !Hash(previous, fields).AsSpan().SequenceEqual(hash) ? new Break(found, "the entry is not as it was written")
        : null;

    /// <summary>As <c>desk.audit_hash</c>: each field with its length in bytes, nothing as a hyphen.</summary>
    internal static byte[] Hash(byte[] previous, IReadOnlyList<string?> fields)
    {
        var text = string.Concat(fields.Select(f => f is null ? "-" : string.Create(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(f)}:{f}")));
        return SHA256.HashData([.. previous, .. Encoding.UTF8.GetBytes(text)]);
    }

    private static async Task<(long Seq, byte[] Hash)> HeadAsync(NpgsqlConnection connection, Guid tenant, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select seq, hash from desk.audit_chains where tenant_id = $1", connection) { Parameters = { new NpgsqlParameter { Value = tenant } } };
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? (row.GetInt64(0), row.GetFieldValue<byte[]>(1)) : (0, []);
    }
}
