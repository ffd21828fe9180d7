using Npgsql;
using NpgsqlTypes;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Plugins;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Storage;
using Switchboard.Plugins.Contract;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Outbox;

/// <summary>
/// What follows from every stored message: it is counted for billing, and a customer's words set the conversation's mood and language.
/// Taking the rows, counting and updating are one transaction, so a crash repeats all of it or none.
/// </summary>
internal sealed class MessageFollowUp(TenantConnections connections, CurrentTenant tenant, TenantPlugins plugins, IDeskBus bus, TimeProvider clock)
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
        select t.id, t.messages, said.conversation_id, said.seq, said.text, said.mood, said.language, said.inbox_id from taken t
        left join lateral (
          select u.conversation_id, u.seq, m.text, c.mood, c.language, c.inbox_id from unnest(t.conversation_ids, t.seqs) as u(conversation_id, seq)
          cross join lateral (select x.text from desk.messages x where x.tenant_id = $1 and x.conversation_id = u.conversation_id and x.seq = u.seq limit 1) m
          cross join lateral (select x.mood, x.language, x.inbox_id from desk.conversations x where x.tenant_id = $1 and x.id = u.conversation_id limit 1) c) said on true
        """;

    private const string Count = """
        insert into desk.usage_daily (tenant_id, day, metric, quantity) values ($1, $2, 'messages', $3)
        on conflict (tenant_id, day, metric) do update set quantity = usage_daily.quantity + excluded.quantity
        """;

    private const string SetMood = "update desk.conversations set mood = $3, language = $4 where tenant_id = $1 and id = $2";

    /// <returns>True when the share was used up and there is probably more.</returns>
    public async Task<bool> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var connection = await connections.OpenAsync(tenant.Tenant, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var (rows, messages, moods) = await TakeAsync(connection, now, ct);
        if (rows == 0)
            return false;

        await using (var count = new NpgsqlCommand(Count, connection))
        {
            count.Parameters.Add(new NpgsqlParameter { Value = tenant.Id.Value });
            count.Parameters.Add(new NpgsqlParameter { Value = DateOnly.FromDateTime(now.UtcDateTime) });
            count.Parameters.Add(new NpgsqlParameter { Value = messages });
            await count.ExecuteNonQueryAsync(ct);
        }

        var changed = await SetMoodsAsync(connection, moods, ct);
        await transaction.CommitAsync(ct);
        foreach (var conversation in changed)
            bus.Publish(new ConversationChanged(tenant.Id, conversation.Id, conversation.Inbox));
        return rows == Share;
    }

    private async Task<(int Rows, long Messages, Dictionary<Guid, Impression> Moods)> TakeAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken ct)
    {
        await using var take = new NpgsqlCommand(Take, connection);
        take.Parameters.Add(new NpgsqlParameter { Value = tenant.Id.Value });
        take.Parameters.Add(new NpgsqlParameter { Value = now });
        take.Parameters.Add(new NpgsqlParameter { Value = Share });
        var analyze = await plugins.AnalyzerAsync(tenant.Tenant, ct);
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

            if (analyze is not null && !reader.IsDBNull(4))
                Hear(analyze, moods, reader.GetGuid(2), reader.GetInt32(3), reader.GetString(4), new(Text(reader, 5), Text(reader, 6)), new InboxId(reader.GetGuid(7)));
        }

        return (rows, messages, moods);
    }

    /// <summary>The customer's latest words decide; an analyser that has no opinion changes nothing.</summary>
    private static void Hear(Func<string, TextAnalysis?> analyze, Dictionary<Guid, Impression> moods, Guid conversation, int seq, string text, Mood before, InboxId inbox)
    {
        if (moods.TryGetValue(conversation, out var heard) && heard.Seq > seq)
            return;
        if (analyze(text) is { } analysis)
            moods[conversation] = new(seq, before, new(Words<Sentiment>.Write(analysis.Sentiment), analysis.Language ?? before.Language), inbox);
    }

    private async Task<List<(ConversationId Id, InboxId Inbox)>> SetMoodsAsync(NpgsqlConnection connection, Dictionary<Guid, Impression> moods, CancellationToken ct)
    {
        var changed = moods.Where(m => m.Value.After != m.Value.Before).ToList();
        if (changed.Count == 0)
            return [];
        await using var batch = new NpgsqlBatch(connection);
        foreach (var (conversation, impression) in changed)
        {
            var command = new NpgsqlBatchCommand(SetMood);
            command.Parameters.Add(new NpgsqlParameter { Value = tenant.Id.Value });
            command.Parameters.Add(new NpgsqlParameter { Value = conversation });
            command.Parameters.Add(new NpgsqlParameter { Value = impression.After.Sentiment ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
            command.Parameters.Add(new NpgsqlParameter { Value = impression.After.Language ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(ct);
        return changed.ConvertAll(c => (new ConversationId(c.Key), c.Value.Inbox));
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private readonly record struct Mood(string? Sentiment, string? Language);

    private readonly record struct Impression(int Seq, Mood Before, Mood After, InboxId Inbox);
}
