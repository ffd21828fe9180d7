using Microsoft.EntityFrameworkCore;
using Npgsql;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Storage;

/// <summary>One request that may be sent again.</summary>
/// <param name="Caller">The credential that sends it.</param>
/// <param name="Route">Where to, as declared.</param>
/// <param name="Key">What the client calls it.</param>
/// <param name="Fingerprint">Of everything that makes it this request.</param>
public sealed record IdempotentRequest(Guid Caller, string Route, string Key, byte[] Fingerprint);

/// <summary>The right to carry out a request, until it ends or somebody else is given it.</summary>
public sealed record IdempotencyLease(IdempotentRequest Request, Guid Id);

/// <summary>An answer as it was sent the first time.</summary>
public sealed record KeptAnswer(int Status, string ContentType, string? ETag, byte[] Body);

public enum ClaimKind
{
    /// <summary>Nobody did it yet: do it.</summary>
    Granted,

    /// <summary>It was done; here is the answer.</summary>
    Answered,

    /// <summary>Somebody is at it.</summary>
    Running,

    /// <summary>The key was used for something else.</summary>
    OtherRequest,
}

/// <summary>What became of asking for the right.</summary>
public readonly record struct Claim(ClaimKind Kind, IdempotencyLease? Lease, KeptAnswer? Answer);

/// <summary>
/// Requests that a client may send again, and their first answers. The answer is stored in the transaction of the change itself,
/// so there is never one without the other; the lease is on a connection of its own, so that others see it at once.
/// </summary>
/// <remarks>Times are the database's: leases are compared by processes whose clocks may differ.</remarks>
public sealed class IdempotencyKeys(TenantConnections connections, CurrentTenant tenant, ISecretBox secrets, DeskWork work)
{
    private const string Purpose = "idempotency-answer";

    private const string Take = """
        insert into desk.idempotency_keys as k (tenant_id, caller_id, route, key, fingerprint, lease, leased_until, expires_at)
        values ($1, $2, $3, $4, $5, $6, now() + interval '60 seconds', now() + interval '24 hours')
        on conflict (tenant_id, caller_id, route, key) do update
        set fingerprint = excluded.fingerprint, lease = excluded.lease, leased_until = excluded.leased_until, expires_at = excluded.expires_at,
            status = null, content_type = null, etag = null, answer = null
        where k.expires_at <= now() or (k.status is null and k.leased_until <= now() and k.fingerprint = excluded.fingerprint)
        """;

    private const string Read = """
        select fingerprint, status, content_type, etag, answer from desk.idempotency_keys
        where tenant_id = $1 and caller_id = $2 and route = $3 and key = $4
        """;

    private const string KeepAlone = """
        update desk.idempotency_keys set status = $6, content_type = $7, etag = $8, answer = $9
        where tenant_id = $1 and caller_id = $2 and route = $3 and key = $4 and lease = $5 and status is null
        """;

    private const string Free = """
        delete from desk.idempotency_keys where tenant_id = $1 and caller_id = $2 and route = $3 and key = $4 and lease = $5 and status is null
        """;

    public async Task<Claim> ClaimAsync(IdempotentRequest request, CancellationToken ct)
    {
        var lease = new IdempotencyLease(request, Guid.CreateVersion7());
        await using var connection = await connections.OpenAsync(tenant.Tenant, ct);
        await using var take = Command(connection, Take, request, request.Fingerprint, lease.Id);
        if (await take.ExecuteNonQueryAsync(ct) == 1)
            return new Claim(ClaimKind.Granted, lease, null);

        await using var read = Command(connection, Read, request);
        await using var row = await read.ExecuteReaderAsync(ct);
        if (!await row.ReadAsync(ct))
            return new Claim(ClaimKind.Running, null, null);
        if (!row.GetFieldValue<byte[]>(0).AsSpan().SequenceEqual(request.Fingerprint))
            return new Claim(ClaimKind.OtherRequest, null, null);
        if (await row.IsDBNullAsync(1, ct))
            return new Claim(ClaimKind.Running, null, null);
        var body = secrets.Open(tenant.Id, Purpose, row.GetFieldValue<byte[]>(4));
        return new Claim(ClaimKind.Answered, null, new KeptAnswer(row.GetInt32(1), row.GetString(2), await row.IsDBNullAsync(3, ct) ? null : row.GetString(3), body));
    }

    /// <summary>Stores the answer with the changes of this scope's unit of work: both are committed, or neither.</summary>
    /// <returns>False when the lease ended and somebody else has it: then nothing may be committed.</returns>
    public async Task<bool> KeepAsync(IdempotencyLease lease, KeptAnswer answer, CancellationToken ct)
    {
        var request = lease.Request;
        var db = await work.BeginAsync(ct);
        var locked = secrets.Lock(tenant.Id, Purpose, answer.Body);
        return await db.Database.ExecuteSqlAsync(
            $"""
            update desk.idempotency_keys set status = {answer.Status}, content_type = {answer.ContentType}, etag = {answer.ETag}, answer = {locked}
            where tenant_id = {tenant.Id.Value} and caller_id = {request.Caller} and route = {request.Route} and key = {request.Key} and lease = {lease.Id} and status is null
            """, ct) == 1;
    }

    /// <summary>Stores the answer of a request that changed nothing, such as a refusal.</summary>
    public async Task KeepAloneAsync(IdempotencyLease lease, KeptAnswer answer, CancellationToken ct)
    {
        await using var connection = await connections.OpenAsync(tenant.Tenant, ct);
        await using var command = Command(
            connection, KeepAlone, lease.Request, lease.Id, answer.Status, answer.ContentType, (object?)answer.ETag ?? DBNull.Value, secrets.Lock(tenant.Id, Purpose, answer.Body));
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Gives the right back, for a request that failed and may be tried again at once. An answer that was committed after all stays.</summary>
    public async Task ReleaseAsync(IdempotencyLease lease, CancellationToken ct)
    {
        await using var connection = await connections.OpenAsync(tenant.Tenant, ct);
        await using var command = Command(connection, Free, lease.Request, lease.Id);
        await command.ExecuteNonQueryAsync(ct);
    }

    private NpgsqlCommand Command(NpgsqlConnection connection, string sql, IdempotentRequest request, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in (object[])[tenant.Id.Value, request.Caller, request.Route, request.Key, .. values])
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
