using Npgsql;
using Switchboard.Desk.Plugins;
using Switchboard.Desk.Storage;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Knowledge.Vectors;

/// <summary>Who makes a tenant's vectors, one host at a time, and when it is tried again after trouble.</summary>
internal sealed class VectorWork(TenantConnections connections, TimeProvider clock)
{
    /// <summary>Longer than a batch may take: what a crash left is taken up then.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);
    private const int MostLeaps = 7;

    private const string Claim = """
        insert into desk.article_vector_work as w (tenant_id, leased_until) values ($1, $3)
        on conflict (tenant_id) do update set leased_until = $3 where coalesce(w.leased_until, $2) <= $2 and coalesce(w.next_try_at, $2) <= $2
        """;

    private const string NotBefore = "select greatest(leased_until, next_try_at) from desk.article_vector_work where tenant_id = $1";

    private const string Hold = "update desk.article_vector_work set leased_until = $2, failures = 0, trouble = null, trouble_at = null, next_try_at = null where tenant_id = $1";

    private const string Leave = "update desk.article_vector_work set leased_until = null where tenant_id = $1";

    private const string Trouble = """
        update desk.article_vector_work set leased_until = null, failures = failures + 1, trouble = $2, trouble_at = $3 where tenant_id = $1 returning failures
        """;

    private const string Wait = "update desk.article_vector_work set next_try_at = $2 where tenant_id = $1";

    private const string Hurry = "update desk.article_vector_work set next_try_at = null where tenant_id = $1 and next_try_at is not null";

    /// <summary>Null when the work is this host's; otherwise when to ask again.</summary>
    internal async Task<DateTimeOffset?> ClaimAsync(Tenant tenant, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var connection = await connections.OpenAsync(tenant, ct);
        if (await RunAsync(connection, Claim, ct, tenant.Id.Value, now, now + Lease) == 1)
            return null;
        await using var command = new NpgsqlCommand(NotBefore, connection) { Parameters = { new NpgsqlParameter { Value = tenant.Id.Value } } };
        return await command.ExecuteScalarAsync(ct) is DateTime at ? new DateTimeOffset(at, TimeSpan.Zero) : now + FirstWait;
    }

    /// <summary>Something went well: the trouble is over, and the work stays this host's.</summary>
    internal Task HoldAsync(Tenant tenant, CancellationToken ct) => RunAsync(tenant, Hold, ct, clock.GetUtcNow() + Lease);

    internal Task LeaveAsync(Tenant tenant, CancellationToken ct) => RunAsync(tenant, Leave, ct);

    /// <summary>What stood in the way may be gone: the form was changed.</summary>
    internal Task HurryAsync(Tenant tenant, CancellationToken ct) => RunAsync(tenant, Hurry, ct);

    /// <summary>Gives the work up for a while.</summary>
    /// <returns>When it is tried again.</returns>
    internal async Task<DateTimeOffset> WaitAsync(Tenant tenant, EmbeddingTrouble trouble, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var connection = await connections.OpenAsync(tenant, ct);
        await using var command = new NpgsqlCommand(Trouble, connection)
        {
            Parameters = { new NpgsqlParameter { Value = tenant.Id.Value }, new NpgsqlParameter { Value = trouble.Why }, new NpgsqlParameter { Value = now } },
        };
        var failures = (int)(await command.ExecuteScalarAsync(ct))!;
        var next = now + Decide(trouble, failures);
        await RunAsync(connection, Wait, ct, tenant.Id.Value, next);
        return next;
    }

    /// <summary>Twice as long after each failure, up to an hour; as long as the service asks for; an hour where people have to see to it, which ends when they change the form.</summary>
    internal static TimeSpan Decide(EmbeddingTrouble trouble, int failures)
    {
        if (trouble.Kind == EmbeddingTroubleKind.Settings)
            return LongestWait;
        var patient = Min(FirstWait * (1 << Math.Min(failures - 1, MostLeaps)), LongestWait);
        return trouble.After is { } after && after > patient ? Min(after, LongestWait) : patient;
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private async Task RunAsync(Tenant tenant, string sql, CancellationToken ct, params object[] values)
    {
        await using var connection = await connections.OpenAsync(tenant, ct);
        await RunAsync(connection, sql, ct, [tenant.Id.Value, .. values]);
    }

    private static async Task<int> RunAsync(NpgsqlConnection connection, string sql, CancellationToken ct, params object[] values)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(sql, values);
        return await batch.ExecuteNonQueryAsync(ct);
    }
}
