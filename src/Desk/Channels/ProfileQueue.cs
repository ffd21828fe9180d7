using Npgsql;
using Switchboard.Desk.Storage;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Channels;

/// <summary>People of whom a platform is to be asked, in the database. Who takes one puts off the next try, later each time; who has an answer removes the row.</summary>
internal sealed class ProfileQueue(TenantConnections connections)
{
    /// <summary>After so many a name is not worth asking for.</summary>
    internal const int MostTries = 8;

    /// <remarks>$1 tenant, $2 now, $3 most</remarks>
    private const string Lease = """
        with due as (
          select d.inbox_id, d.external_id from desk.channel_profiles d where d.tenant_id = $1 and d.due_at <= $2 order by d.due_at limit $3 for no key update skip locked
        )
        update desk.channel_profiles p set attempts = p.attempts + 1, due_at = $2 + least(interval '1 hour', interval '30 seconds' * power(2, p.attempts)) from due
        where p.tenant_id = $1 and p.inbox_id = due.inbox_id and p.external_id = due.external_id
        returning p.inbox_id, p.external_id, p.union_id, p.attempts
        """;

    private const string NextDue = "select min(due_at) from desk.channel_profiles where tenant_id = $1 and due_at > $2";

    public async Task<(List<LeasedProfile> Leased, DateTimeOffset? Next)> LeaseAsync(Tenant tenant, int most, DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await connections.OpenAsync(tenant, ct);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(Lease, tenant.Id.Value, now, most);
        batch.Add(NextDue, tenant.Id.Value, now);
        var leased = new List<LeasedProfile>();
        await using var row = await batch.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            leased.Add(new LeasedProfile(tenant, new InboxId(row.GetGuid(0)), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), row.GetInt32(3)));
        await row.NextResultAsync(ct);
        await row.ReadAsync(ct);
        return (leased, row.IsDBNull(0) ? null : row.GetFieldValue<DateTimeOffset>(0));
    }
}

/// <summary>Somebody of whom the platform is to be asked.</summary>
/// <param name="Tenant">Whose contact it is.</param>
/// <param name="Inbox">Where they write.</param>
/// <param name="Person">Their id there.</param>
/// <param name="UnionId">Their union id, where an event has told it meanwhile.</param>
/// <param name="Tries">How many there were, this one among them.</param>
internal sealed record LeasedProfile(Tenant Tenant, InboxId Inbox, string Person, string? UnionId, int Tries);
