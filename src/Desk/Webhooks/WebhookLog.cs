using Npgsql;
using NpgsqlTypes;
using Switchboard.Tenancy;

namespace Switchboard.Desk.Webhooks;

/// <summary>Writes events in the transaction of their cause, with a delivery for every webhook that wants them. Where a tenant has no webhook, nothing is written.</summary>
internal static class WebhookLog
{
    /// <remarks>$1 tenant; $2 to $7 ids, types, conversations, order keys, payloads and times of the events; $8 now</remarks>
    internal const string Append = $$"""
        with said as (
          insert into desk.webhook_events (tenant_id, id, type, conversation_id, order_key, payload, created_at)
          select $1, e.id, e.type, e.conversation_id, e.order_key, e.payload, e.at
          from unnest($2::uuid[], $3::text[], $4::uuid[], $5::uuid[], $6::text[], $7::timestamptz[]) with ordinality as e(id, type, conversation_id, order_key, payload, at, place)
          where exists (select from desk.webhooks w where w.tenant_id = $1)
          order by e.place
          returning id, type, conversation_id, order_key, position
        ), meant as (
          -- Held from here on: one that is being deleted at this moment is left out, instead of failing the cause of the event.
          select w.id as webhook_id, s.* from said s
          join desk.webhooks w on w.tenant_id = $1 and w.enabled
            and case when s.type in {{EventTypes.OnlyByName}} then s.type = any(w.events) else w.events = '{}' or s.type = any(w.events) end
          for key share of w
        ), lined as (
          insert into desk.webhook_lines (tenant_id, webhook_id, order_key, due_at)
          select distinct $1, m.webhook_id, m.order_key, $8::timestamptz from meant m
          on conflict (tenant_id, webhook_id, order_key) do update set due_at = webhook_lines.due_at
        )
        insert into desk.webhook_deliveries (tenant_id, id, webhook_id, event_id, type, conversation_id, order_key, next_try_at, created_at)
        select $1, gen_random_uuid(), m.webhook_id, m.id, m.type, m.conversation_id, m.order_key, $8, $8 from meant m order by m.position
        """;

    /// <param name="connection">Within the transaction of the cause, and of its tenant.</param>
    /// <param name="tenant">Whose.</param>
    /// <param name="events">In the order in which they happened.</param>
    /// <param name="now">When their deliveries are due.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>How many deliveries that makes.</returns>
    internal static async Task<int> AppendAsync(NpgsqlConnection connection, TenantId tenant, IReadOnlyList<WebhookEvent> events, DateTimeOffset now, CancellationToken ct)
    {
        await using var append = new NpgsqlCommand(Append, connection);
        append.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = tenant.Value });
        Fill(append.Parameters, events, now);
        return await append.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Every parameter but the tenant.</summary>
    internal static void Fill(NpgsqlParameterCollection parameters, IReadOnlyList<WebhookEvent> events, DateTimeOffset now)
    {
        Many(parameters, NpgsqlDbType.Uuid, events, static e => e.Id);
        Many(parameters, NpgsqlDbType.Text, events, static e => e.Type);
        Many(parameters, NpgsqlDbType.Uuid, events, static e => e.Conversation?.Value);
        Many(parameters, NpgsqlDbType.Uuid, events, static e => e.OrderKey);
        Many(parameters, NpgsqlDbType.Text, events, static e => e.Payload);
        Many(parameters, NpgsqlDbType.TimestampTz, events, static e => e.At);
        parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
    }

    private static void Many<T>(NpgsqlParameterCollection parameters, NpgsqlDbType element, IReadOnlyList<WebhookEvent> events, Func<WebhookEvent, T> column)
    {
        var values = new T[events.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = column(events[i]);
        parameters.Add(new NpgsqlParameter<T[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | element });
    }
}
