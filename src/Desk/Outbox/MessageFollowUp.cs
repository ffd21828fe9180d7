using Npgsql;
using NpgsqlTypes;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Intents;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Storage;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Outbox;

/// <summary>
/// What follows from every stored message: it is counted for billing, and a customer's words set the conversation's mood, urgency, language and intent, and what the models said of them is kept.
/// Taking the rows, counting and updating are one transaction, so a crash repeats all of it or none.
/// </summary>
internal sealed class MessageFollowUp(TenantConnections connections, CurrentTenant tenant, Listeners listeners, IDeskBus bus, TimeProvider clock)
{
    // Rows; each stands for a batch of the writer.
    private const int Share = 16;

    // The words are looked up one by one on purpose: a join would be planned by statistics that lag behind a busy table.
    private const string Take = """
        with taken as (
          delete from desk.outbox where tenant_id = $1 and id in (
            select id from desk.outbox where tenant_id = $1 and kind = 'message.created' and due_at <= $2 and dead_reason is null
            order by due_at limit $3 for update skip locked)
          returning id, messages, conversation_ids, seqs
        )
        select t.id, t.messages, said.conversation_id, said.seq, said.text, said.mood, said.language, said.inbox_id, said.intent_id, said.intent_confidence,
          said.urgency, said.emotion, said.mood_score, said.mood_change, said.spam from taken t
        left join lateral (
          select u.conversation_id, u.seq, m.text, c.mood, c.language, c.inbox_id, c.intent_id, c.intent_confidence, c.urgency, c.emotion, c.mood_score, c.mood_change, c.spam from unnest(t.conversation_ids, t.seqs) as u(conversation_id, seq)
          cross join lateral (select x.text from desk.messages x where x.tenant_id = $1 and x.conversation_id = u.conversation_id and x.seq = u.seq limit 1) m
          cross join lateral (select x.mood, x.language, x.inbox_id, x.intent_id, x.intent_confidence, x.urgency, x.emotion, x.mood_score, x.mood_change, x.spam from desk.conversations x where x.tenant_id = $1 and x.id = u.conversation_id limit 1) c) said on true
        """;

    private const string Count = """
        insert into desk.usage_daily (tenant_id, day, metric, quantity) values ($1, $2, 'messages', $3)
        on conflict (tenant_id, day, metric) do update set quantity = usage_daily.quantity + excluded.quantity
        """;

    // An intent that was deleted meanwhile is none; where the models heard nothing new, what a person may have said meanwhile stays. Words that begin to press lift the priority once. What a person has answered is no spam.
    private const string KeepHeard = """
        update desk.conversations set mood = $3, language = $4,
          intent_id = case when $12 then (select i.id from desk.intents i where i.tenant_id = $1 and i.id = $5) else intent_id end,
          intent_confidence = case when $12 then $6 else intent_confidence end,
          urgency = $7, emotion = $8, mood_score = $9, mood_change = $10, spam = $11 and first_reply_at is null,
          priority = case when $7 = 'high' and urgency is distinct from 'high' and priority in ('low', 'normal') then 'high' else priority end
        where tenant_id = $1 and id = $2
        """;

    /// <returns>True when the share was used up and there is probably more.</returns>
    public async Task<bool> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var connection = await connections.OpenAsync(tenant.Tenant, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var said = new PredictionLog();
        var (rows, messages, moods) = await TakeAsync(connection, now, said, ct);
        if (rows == 0)
            return false;

        await using (var count = new NpgsqlCommand(Count, connection))
        {
            count.Parameters.Add(new NpgsqlParameter { Value = tenant.Id.Value });
            count.Parameters.Add(new NpgsqlParameter { Value = DateOnly.FromDateTime(now.UtcDateTime) });
            count.Parameters.Add(new NpgsqlParameter { Value = messages });
            await count.ExecuteNonQueryAsync(ct);
        }

        var changed = await KeepHeardAsync(connection, moods, said, DateOnly.FromDateTime(now.UtcDateTime), ct);
        await transaction.CommitAsync(ct);
        foreach (var conversation in changed)
            bus.Publish(new ConversationChanged(tenant.Id, conversation.Id, conversation.Inbox));
        return rows == Share;
    }

    private async Task<(int Rows, long Messages, Dictionary<Guid, Impression> Moods)> TakeAsync(
        NpgsqlConnection connection, DateTimeOffset now, PredictionLog said, CancellationToken ct)
    {
        await using var take = new NpgsqlCommand(Take, connection);
        take.Parameters.Add(new NpgsqlParameter { Value = tenant.Id.Value });
        take.Parameters.Add(new NpgsqlParameter { Value = now });
        take.Parameters.Add(new NpgsqlParameter { Value = Share });
        var listener = await listeners.OfAsync(tenant.Tenant, ct);
        var moods = new Dictionary<Guid, Impression>();
        var (rows, messages) = (0, 0L);
        await using var reader = await take.ExecuteReaderAsync(ct);
        for (var row = Guid.Empty; await reader.ReadAsync(ct);)
        {
            if (reader.GetGuid(0) != row)
            {
                row = reader.GetGuid(0);
                rows++;
                messages += reader.GetInt32(1);
            }

            if (!reader.IsDBNull(4))
                Hear(listener, said, moods, reader.GetGuid(2), reader.GetInt32(3), reader.GetString(4), Before(reader), new InboxId(reader.GetGuid(7)));
        }

        return (rows, messages, moods);
    }

    /// <summary>The customer's latest words decide, after those that came before them.</summary>
    private static void Hear(Listener listener, PredictionLog said, Dictionary<Guid, Impression> moods, Guid conversation, int seq, string text, Heard before, InboxId inbox)
    {
        var known = moods.TryGetValue(conversation, out var heard);
        if (!known || heard.Seq <= seq)
            moods[conversation] = new(seq, before, listener.Hear((conversation, seq), text, known ? heard.After : before, said), inbox);
    }

    private async Task<List<(ConversationId Id, InboxId Inbox)>> KeepHeardAsync(
        NpgsqlConnection connection, Dictionary<Guid, Impression> moods, PredictionLog said, DateOnly today, CancellationToken ct)
    {
        var changed = moods.Where(m => m.Value.After != m.Value.Before).ToList();
        await using var batch = new NpgsqlBatch(connection);
        foreach (var (conversation, impression) in changed)
        {
            var command = new NpgsqlBatchCommand(KeepHeard);
            command.Parameters.Add(new NpgsqlParameter { Value = tenant.Id.Value });
            command.Parameters.Add(new NpgsqlParameter { Value = conversation });
            command.Parameters.Add(new NpgsqlParameter { Value = impression.After.Sentiment ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
            command.Parameters.Add(new NpgsqlParameter { Value = impression.After.Language ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
            command.Parameters.Add(new NpgsqlParameter { Value = impression.After.Intent ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
            command.Parameters.Add(new NpgsqlParameter { Value = impression.After.Confidence ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Double });
            Add(command, impression.After.Feeling);
            command.Parameters.Add(new NpgsqlParameter { Value = (impression.After.Intent, impression.After.Confidence) != (impression.Before.Intent, impression.Before.Confidence) });
            batch.BatchCommands.Add(command);
        }

        said.WriteTo(batch, tenant.Id, today);
        if (batch.BatchCommands.Count > 0)
            await batch.ExecuteNonQueryAsync(ct);
        return changed.ConvertAll(c => (new ConversationId(c.Key), c.Value.Inbox));
    }

    private static void Add(NpgsqlBatchCommand command, Feeling feeling)
    {
        command.Parameters.Add(new NpgsqlParameter { Value = feeling.Urgency is { } urgency ? Words<Urgency>.Write(urgency) : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter { Value = feeling.Emotion is { } emotion ? Words<Emotion>.Write(emotion) : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter { Value = feeling.Mood ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Double });
        command.Parameters.Add(new NpgsqlParameter { Value = feeling.Change ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Double });
        command.Parameters.Add(new NpgsqlParameter { Value = feeling.Spam });
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static double? Number(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

    private static Heard Before(NpgsqlDataReader row) => new(Text(row, 5), Text(row, 6), row.IsDBNull(8) ? null : row.GetGuid(8), Number(row, 9), FeelingBefore(row));

    private static Feeling FeelingBefore(NpgsqlDataReader row) => new(
        Text(row, 10) is { } urgency ? Words<Urgency>.Read(urgency) : null,
        Text(row, 11) is { } emotion ? Words<Emotion>.Read(emotion) : null,
        Number(row, 12), Number(row, 13), row.GetBoolean(14));

    private readonly record struct Impression(int Seq, Heard Before, Heard After, InboxId Inbox);
}
