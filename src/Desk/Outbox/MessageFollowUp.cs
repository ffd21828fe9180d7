using Npgsql;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Storage;
using Switchboard.Plugins.Contract;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Outbox;

/// <summary>
/// What follows from every stored message: it is counted for billing, and a customer's words set the conversation's mood and language.
/// Taking the rows, counting and updating are one transaction, so a crash repeats all of it or none.
/// </summary>
internal sealed class MessageFollowUp(TenantConnections connections, CurrentTenant tenant, IDeskPlugins plugins, IDeskBus bus, TimeProvider clock)
{
    private const int Share = 1000;

    private const string Take = """
        with taken as (
          delete from desk.outbox where tenant_id = $1 and id in (
            select id from desk.outbox where tenant_id = $1 and kind = 'message.created' and due_at <= $2 and dead_reason is null
            order by due_at limit $3 for update skip locked)
          returning conversation_id, seq
        )
        select t.conversation_id, m.text, t.seq from taken t
        join desk.messages m on m.tenant_id = $1 and m.conversation_id = t.conversation_id and m.seq = t.seq
        where m.author_kind = 'contact'
        union all
        select null, null, count(*)::int from taken
        """;

    private const string Count = """
        insert into desk.usage_daily (tenant_id, day, metric, quantity) values ($1, $2, 'messages', $3)
        on conflict (tenant_id, day, metric) do update set quantity = usage_daily.quantity + excluded.quantity
        """;

    private const string SetMood = """
        update desk.conversations c set mood = coalesce(i.mood, c.mood), language = coalesce(i.language, c.language)
        from unnest($2::uuid[], $3::text[], $4::text[]) as i(id, mood, language)
        where c.tenant_id = $1 and c.id = i.id and (c.mood is distinct from coalesce(i.mood, c.mood) or c.language is distinct from coalesce(i.language, c.language))
        returning c.id
        """;

    /// <returns>True when the share was used up and there is probably more.</returns>
    public async Task<bool> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var connection = await connections.OpenAsync(tenant.Tenant, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var (taken, moods) = await TakeAsync(connection, now, ct);
        if (taken == 0)
            return false;

        await using (var count = new NpgsqlCommand(Count, connection))
        {
            count.Parameters.Add(new NpgsqlParameter { Value = tenant.Id.Value });
            count.Parameters.Add(new NpgsqlParameter { Value = DateOnly.FromDateTime(now.UtcDateTime) });
            count.Parameters.Add(new NpgsqlParameter { Value = (long)taken });
            await count.ExecuteNonQueryAsync(ct);
        }

        var changed = await SetMoodsAsync(connection, moods, ct);
        await transaction.CommitAsync(ct);
        foreach (var conversation in changed)
            bus.Publish(new ConversationChanged(tenant.Id, conversation));
        return taken == Share;
    }

    private async Task<(int Taken, Dictionary<Guid, TextAnalysis> Moods)> TakeAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken ct)
    {
        await using var take = new NpgsqlCommand(Take, connection);
        take.Parameters.Add(new NpgsqlParameter { Value = tenant.Id.Value });
        take.Parameters.Add(new NpgsqlParameter { Value = now });
        take.Parameters.Add(new NpgsqlParameter { Value = Share });
        var call = new PluginCall(tenant.Id.Value, null, new Dictionary<string, string>(StringComparer.Ordinal), clock);
        var moods = new Dictionary<Guid, TextAnalysis>();
        var latest = new Dictionary<Guid, int>();
        var taken = 0;
        await using var reader = await take.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            if (reader.IsDBNull(0))
            {
                taken = reader.GetInt32(2);
                continue;
            }

            var (conversation, seq) = (reader.GetGuid(0), reader.GetInt32(2));
            if (latest.GetValueOrDefault(conversation) > seq || plugins.Analyze(reader.GetString(1), call) is not { } analysis)
                continue;
            (latest[conversation], moods[conversation]) = (seq, analysis);
        }

        return (taken, moods);
    }

    private async Task<List<ConversationId>> SetMoodsAsync(NpgsqlConnection connection, Dictionary<Guid, TextAnalysis> moods, CancellationToken ct)
    {
        var changed = new List<ConversationId>();
        if (moods.Count == 0)
            return changed;
        await using var command = new NpgsqlCommand(SetMood, connection);
        command.Parameters.Add(new NpgsqlParameter { Value = tenant.Id.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = moods.Keys.ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = moods.Values.Select(m => Words<Sentiment>.Write(m.Sentiment)).ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = moods.Values.Select(m => m.Language).ToArray(), NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Text });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            changed.Add(new ConversationId(reader.GetGuid(0)));
        return changed;
    }
}
