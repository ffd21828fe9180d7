using Npgsql;
using Switchboard.Desk.Storage;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Channels;

/// <summary>Files to be fetched, in the database. Several hosts take from them at once; what one takes and never finishes is due again after its lease, for fetching twice is harmless.</summary>
internal sealed class MediaQueue(TenantConnections connections)
{
    /// <summary>Longer than fetching one file can last.</summary>
    internal static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(120);

    /// <summary>Written by the message writer with the messages.</summary>
    /// <remarks>$1 tenant, $2 conversations, $3 numbers, $4 places, $5 ids, $6 inboxes, $7 kinds, $8 names, $9 whether recognised, $10 references, $11 until when, $12 now</remarks>
    internal const string Append = """
        insert into desk.channel_media (tenant_id, conversation_id, seq, place, id, inbox_id, kind, name, recognised, reference, until, due_at, since)
        select $1, m.conversation_id, m.seq, m.place, m.id, m.inbox_id, m.kind, m.name, m.recognised, m.reference, m.until, $12::timestamptz, $12::timestamptz
        from unnest($2::uuid[], $3::int[], $4::int[], $5::uuid[], $6::uuid[], $7::text[], $8::text[], $9::bool[], $10::bytea[], $11::timestamptz[])
          as m(conversation_id, seq, place, id, inbox_id, kind, name, recognised, reference, until)
        """;

    /// <remarks>$1 tenant, $2 now, $3 until when it is leased, $4 most</remarks>
    private const string Lease = """
        with due as (
          select d.conversation_id, d.seq, d.place from desk.channel_media d
          where d.tenant_id = $1 and d.state = 'fetching' and d.due_at <= $2 order by d.due_at limit $4 for no key update skip locked
        )
        update desk.channel_media m set turn = m.turn + 1, attempts = m.attempts + 1, due_at = $3 from due
        where m.tenant_id = $1 and m.conversation_id = due.conversation_id and m.seq = due.seq and m.place = due.place
        returning m.conversation_id, m.seq, m.place, m.turn
        """;

    private const string NextDue = "select min(due_at) from desk.channel_media where tenant_id = $1 and state = 'fetching' and due_at > $2";

    public async Task<(List<LeasedMedia> Leased, DateTimeOffset? Next)> LeaseAsync(Tenant tenant, int most, DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await connections.OpenAsync(tenant, ct);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(Lease, tenant.Id.Value, now, now + LeaseTime, most);
        batch.Add(NextDue, tenant.Id.Value, now);
        var leased = new List<LeasedMedia>();
        await using var row = await batch.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            leased.Add(new LeasedMedia(tenant, new ConversationId(row.GetGuid(0)), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3)));
        await row.NextResultAsync(ct);
        await row.ReadAsync(ct);
        return (leased, row.IsDBNull(0) ? null : row.GetFieldValue<DateTimeOffset>(0));
    }
}

/// <summary>A file that is ours to fetch until the lease ends.</summary>
internal sealed record LeasedMedia(Tenant Tenant, ConversationId Conversation, int Seq, int Place, int Turn);
