using Npgsql;
using NpgsqlTypes;
using Switchboard.Desk.Storage;
using Switchboard.Plugins.Contract;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Channels;

/// <summary>The deliveries in the database. Several hosts take from them at once; what one takes and never finishes is not sent again in silence.</summary>
internal sealed class DeliveryQueue(TenantConnections connections)
{
    /// <summary>Longer than the sending of one part can last; each part begins it anew.</summary>
    internal static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(45);

    private const int MostAnswer = 500;

    /// <summary>How far what the inbox shows as last sent may lag behind.</summary>
    private const string Stale = "interval '5 seconds'";

    /// <summary>Written by the message writer with the messages.</summary>
    /// <remarks>$1 tenant, $2 conversations, $3 numbers, $4 ids, $5 inboxes, $6 now</remarks>
    internal const string Append = """
        insert into desk.channel_deliveries (tenant_id, conversation_id, seq, id, inbox_id, state, due_at, since)
        select $1, d.conversation_id, d.seq, d.id, d.inbox_id, 'queued', $6::timestamptz, $6::timestamptz
        from unnest($2::uuid[], $3::int[], $4::uuid[], $5::uuid[]) as d(conversation_id, seq, id, inbox_id)
        """;

    /// <remarks>$1 tenant, $2 now, $3 channels whose platform knows a second try</remarks>
    private const string Abandoned = """
        with lost as (
          select d.conversation_id, d.seq, i.channel = any($3::text[]) as again from desk.channel_deliveries d
          join desk.inboxes i on i.tenant_id = $1 and i.id = d.inbox_id
          where d.tenant_id = $1 and d.state = 'sending' and d.due_at <= $2 for no key update of d skip locked
        ), noted as (
          update desk.channel_deliveries d set state = case when lost.again then 'queued' else 'unknown' end, turn = d.turn + 1, code = 'connection-lost', reason = 'unavailable'
          from lost where d.tenant_id = $1 and d.conversation_id = lost.conversation_id and d.seq = lost.seq
          returning d.conversation_id, d.seq, lost.again
        )
        update desk.messages m set delivery = case when noted.again then '{"state":"queued"}'::jsonb else '{"state":"unknown","code":"connection-lost","reason":"unavailable"}'::jsonb end
        from noted where m.tenant_id = $1 and m.conversation_id = noted.conversation_id and m.seq = noted.seq
        returning m.conversation_id, m.seq
        """;

    /// <remarks>$1 tenant, $2 now, $3 until when it is leased, $4 most</remarks>
    private const string Lease = """
        with due as (
          select d.conversation_id, d.seq from desk.channel_deliveries d
          where d.tenant_id = $1 and d.state = 'queued' and d.due_at <= $2
            and not exists (
              select from desk.channel_deliveries x where x.tenant_id = $1 and x.conversation_id = d.conversation_id and x.state in ('queued', 'sending')
                and (x.state = 'sending' or x.seq < d.seq))
          order by d.due_at limit $4 for no key update skip locked
        )
        update desk.channel_deliveries d set state = 'sending', turn = d.turn + 1, attempts = d.attempts + 1, due_at = $3 from due
        where d.tenant_id = $1 and d.conversation_id = due.conversation_id and d.seq = due.seq and d.state = 'queued'
        returning d.conversation_id, d.seq, d.id, d.inbox_id, d.turn, d.attempts, d.parts_sent, d.since
        """;

    private const string NextDue = """
        select min(d.due_at) from desk.channel_deliveries d where d.tenant_id = $1 and d.state in ('queued', 'sending') and d.due_at > $2
        """;

    private const string Note = """
        update desk.channel_deliveries set state = $5, due_at = $6, parts_sent = $7, code = $8, reason = $9, answer = $10
        where tenant_id = $1 and conversation_id = $2 and seq = $3 and turn = $4 and state = 'sending'
        """;

    private const string Known = """
        insert into desk.channel_sent (tenant_id, inbox_id, external_id, conversation_id, seq)
        select $1, $4, x, $2, $3 from unnest($5::text[]) as x on conflict do nothing
        """;

    private const string Show = "update desk.messages set delivery = $4::jsonb where tenant_id = $1 and conversation_id = $2 and seq = $3";

    private const string Counted = """
        update desk.channel_threads t set sent_since = t.sent_since + $3, reply_code = null from desk.conversations c
        where c.tenant_id = $1 and c.id = $2 and t.tenant_id = $1 and t.inbox_id = c.inbox_id and t.contact_id = c.contact_id
        """;

    private const string Well = $"update desk.channel_inboxes set last_sent_at = $3 where tenant_id = $1 and inbox_id = $2 and (last_sent_at is null or last_sent_at < $3 - {Stale})";

    /// <summary>Takes what is due, in each conversation the first that is left, and says when something is due next.</summary>
    public async Task<(List<LeasedDelivery> Leased, DateTimeOffset? Next)> LeaseAsync(Tenant tenant, int most, DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await connections.OpenAsync(tenant, ct);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(Lease, tenant.Id.Value, now, now + LeaseTime, most);
        batch.Add(NextDue, tenant.Id.Value, now);
        var leased = new List<LeasedDelivery>();
        await using var row = await batch.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            leased.Add(new LeasedDelivery(tenant, new ConversationId(row.GetGuid(0)), row.GetInt32(1), row.GetGuid(2), new InboxId(row.GetGuid(3)), row.GetInt32(4), row.GetInt32(5), row.GetInt32(6), row.GetFieldValue<DateTimeOffset>(7)));
        await row.NextResultAsync(ct);
        await row.ReadAsync(ct);
        return (leased, row.IsDBNull(0) ? null : row.GetFieldValue<DateTimeOffset>(0));
    }

    /// <summary>What somebody took and did not finish: nobody knows whether it arrived.</summary>
    /// <returns>The messages whose state changed.</returns>
    public async Task<List<(ConversationId Conversation, int Seq)>> GiveUpAbandonedAsync(Tenant tenant, IReadOnlyList<string> idempotent, DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await connections.OpenAsync(tenant, ct);
        await using var command = new NpgsqlCommand(Abandoned, connection);
        command.Parameters.Add(new NpgsqlParameter { Value = tenant.Id.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = now });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. idempotent] });
        var changed = new List<(ConversationId, int)>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            changed.Add((new ConversationId(row.GetGuid(0)), row.GetInt32(1)));
        return changed;
    }

    /// <summary>One part arrived; the next may take as long again.</summary>
    /// <returns>False when the delivery is somebody else's by now.</returns>
    public async Task<bool> PartSentAsync(LeasedDelivery delivery, SentSoFar sent, DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await connections.OpenAsync(delivery.Tenant, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await NoteAsync(connection, delivery, "sending", now + LeaseTime, sent.Parts, null, ct) == 0)
            return false;
        await KnowAsync(connection, delivery, sent, ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>Writes down where the delivery stands now. Does nothing when it is somebody else's by now.</summary>
    public async Task<bool> FinishAsync(LeasedDelivery delivery, DeliveryDecision decision, SentSoFar sent, DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await connections.OpenAsync(delivery.Tenant, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await NoteAsync(connection, delivery, Words<DeliveryState>.Write(decision.State), decision.NextTryAt ?? now, sent.Parts, decision.Failure, ct) == 0)
            return false;
        await KnowAsync(connection, delivery, sent, ct);
        var shown = new MessageDelivery(decision.State, decision.State is DeliveryState.Sent ? null : decision.Failure?.Code, decision.State is DeliveryState.Sent ? null : decision.Failure?.Reason);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(Show, delivery.Tenant.Id.Value, delivery.Conversation.Value, delivery.Seq, shown.Json);
        if (decision.State == DeliveryState.Sent)
            batch.Add(Well, delivery.Tenant.Id.Value, delivery.Inbox.Value, now);
        await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    private static async Task<int> NoteAsync(NpgsqlConnection connection, LeasedDelivery delivery, string state, DateTimeOffset due, int parts, ChannelFailure? failure, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        var note = batch.Add(Note, delivery.Tenant.Id.Value, delivery.Conversation.Value, delivery.Seq, delivery.Turn, state, due, parts);
        note.Parameters.Add(Text(failure?.Code));
        note.Parameters.Add(Text(failure is null ? null : Words<FailureReason>.Write(failure.Reason)));
        note.Parameters.Add(Text(failure?.Answer is { Length: > MostAnswer } answer ? answer[..MostAnswer] : failure?.Answer));
        return await batch.ExecuteNonQueryAsync(ct);
    }

    private static async Task KnowAsync(NpgsqlConnection connection, LeasedDelivery delivery, SentSoFar sent, CancellationToken ct)
    {
        if (sent.Messages == 0)
            return;
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(Known, delivery.Tenant.Id.Value, delivery.Conversation.Value, delivery.Seq, delivery.Inbox.Value, sent.Ids.ToArray());
        batch.Add(ChannelEvents.Wake, delivery.Tenant.Id.Value, delivery.Inbox.Value, sent.Ids.ToArray());
        batch.Add(Counted, delivery.Tenant.Id.Value, delivery.Conversation.Value, sent.Messages);
        await batch.ExecuteNonQueryAsync(ct);
    }

    private static NpgsqlParameter Text(string? value) => new() { Value = value ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };
}

/// <summary>A delivery that is ours for a while.</summary>
internal sealed record LeasedDelivery(
    Tenant Tenant, ConversationId Conversation, int Seq, Guid Id, InboxId Inbox, int Turn, int Attempts, int PartsSent, DateTimeOffset Since);

/// <summary>How far a delivery got.</summary>
/// <param name="Parts">How many of its parts have arrived.</param>
/// <param name="Messages">How many messages the last of them was at the platform: some count what is sent.</param>
/// <param name="Ids">Under which names these are known there.</param>
internal sealed record SentSoFar(int Parts, int Messages, IReadOnlyList<string> Ids)
{
    /// <summary>Nothing new.</summary>
    internal static SentSoFar Only(int parts) => new(parts, 0, []);

    /// <summary>One more part. The platform may tell later of its own id or of ours.</summary>
    internal static SentSoFar With(int parts, SendResult.Sent sent, Guid delivery) => new(
        parts, Math.Max(1, sent.MessageIds.Count), [.. sent.MessageIds.Select(EventText.NameOf).Append(delivery.ToString()).Distinct(StringComparer.Ordinal)]);
}
