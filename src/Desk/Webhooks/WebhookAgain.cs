using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Storage;

namespace Switchboard.Desk.Webhooks;

/// <summary>Deliveries that somebody asked for: a test, one event again, a stretch of time again. Each goes to the end of its line, so the order holds.</summary>
internal sealed class WebhookAgain(DeskWork work, TimeProvider clock)
{
    /// <summary>How long events are kept.</summary>
    internal static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    // One that is deleted meanwhile waits for us, and takes what we wrote with it.
    private const string Hold = "select from desk.webhooks where tenant_id = $1 and id = $2 for key share";

    private const string Wanted = $$"""
        from desk.webhook_events e where e.tenant_id = $1 and e.created_at >= $2 and e.created_at < $3 and e.type <> '{{EventTypes.Test}}'
          and case when e.type in {{EventTypes.OnlyByName}} then e.type = any($4::text[]) else $4::text[] = '{}' or e.type = any($4::text[]) end
        """;

    private const string Count = $"select count(*) from (select {Wanted} limit $5) counted";

    private const string Replay = $"""
        with meant as (select e.id, e.type, e.conversation_id, e.order_key, e.position {Wanted}), lined as (
          insert into desk.webhook_lines (tenant_id, webhook_id, order_key, due_at)
          select distinct $1, $5::uuid, m.order_key, $6::timestamptz from meant m
          on conflict (tenant_id, webhook_id, order_key) do update set due_at = webhook_lines.due_at)
        insert into desk.webhook_deliveries (tenant_id, id, webhook_id, event_id, type, conversation_id, order_key, next_try_at, created_at)
        select $1, gen_random_uuid(), $5, m.id, m.type, m.conversation_id, m.order_key, $6, $6 from meant m order by m.position
        """;

    private const string Queue = """
        with lined as (
          insert into desk.webhook_lines (tenant_id, webhook_id, order_key, due_at) values ($1, $2, $6, $7)
          on conflict (tenant_id, webhook_id, order_key) do update set due_at = webhook_lines.due_at)
        insert into desk.webhook_deliveries (tenant_id, id, webhook_id, event_id, type, conversation_id, order_key, next_try_at, created_at)
        values ($1, $8, $2, $3, $4, $5, $6, $7, $7)
        """;

    private const string Record = "insert into desk.webhook_events (tenant_id, id, type, order_key, payload, created_at) values ($1, $2, $3, $4, $5, $6)";

    // A line that somebody is just trying has another due_at than its delivery; it needs no hurry.
    private const string Hurry = """
        with hurried as (
          update desk.webhook_lines l set due_at = $3 from desk.webhook_deliveries d
          where d.tenant_id = $1 and d.id = $2 and l.tenant_id = $1 and l.webhook_id = d.webhook_id and l.order_key = d.order_key and l.due_at = d.next_try_at
          returning d.id)
        update desk.webhook_deliveries d set next_try_at = $3 from hurried h where d.tenant_id = $1 and d.id = h.id
        """;

    public async Task<WebhookDeliveryView> TestAsync(WebhookId webhook, WebhookEvent test, CancellationToken ct)
    {
        await RunAsync(Record, ct, test.Id, test.Type, test.OrderKey, test.Payload, test.At);
        return await QueueAsync(webhook, new WebhookEventId(test.Id), test.Type, null, test.OrderKey, ct);
    }

    public Task<WebhookDeliveryView> ResendAsync(Delivery former, CancellationToken ct) =>
        QueueAsync(former.WebhookId, former.EventId, former.Type, former.ConversationId, former.OrderKey, ct);

    public async Task<WebhookDeliveryView> HurryAsync(Delivery waiting, CancellationToken ct)
    {
        await RunAsync(Hurry, ct, waiting.Id.Value, clock.GetUtcNow());
        return await ShowAsync(waiting.Id, ct);
    }

    /// <returns>How many events lie in the time, counted up to <paramref name="most"/>.</returns>
    public async Task<long> CountAsync(DateTimeOffset from, DateTimeOffset to, string[] types, int most, CancellationToken ct)
    {
        await using var command = await CommandAsync(Count, ct, from, to, types, most);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <returns>How many deliveries that makes.</returns>
    public async Task<int> ReplayAsync(WebhookId webhook, DateTimeOffset from, DateTimeOffset to, string[] types, CancellationToken ct)
    {
        await RunAsync(Hold, ct, webhook.Value);
        var queued = await RunAsync(Replay, ct, from, to, types, webhook.Value, clock.GetUtcNow());
        work.Publish(new WebhooksWaiting(work.Db.TenantId));
        return queued;
    }

    private async Task<WebhookDeliveryView> QueueAsync(WebhookId webhook, WebhookEventId id, string type, ConversationId? conversation, Guid orderKey, CancellationToken ct)
    {
        var delivery = new WebhookDeliveryId(Guid.CreateVersion7(clock.GetUtcNow()));
        await RunAsync(Hold, ct, webhook.Value);
        await RunAsync(Queue, ct, webhook.Value, id.Value, type, (object?)conversation?.Value ?? DBNull.Value, orderKey, clock.GetUtcNow(), delivery.Value);
        return await ShowAsync(delivery, ct);
    }

    private Task<WebhookDeliveryView> ShowAsync(WebhookDeliveryId id, CancellationToken ct)
    {
        work.Publish(new WebhooksWaiting(work.Db.TenantId));
        return WebhookDeliveryView.From(work.Db).AsNoTracking().SingleAsync(d => d.Id == id, ct);
    }

    private async Task<int> RunAsync(string sql, CancellationToken ct, params object[] values)
    {
        await using var command = await CommandAsync(sql, ct, values);
        return await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>In the transaction that the verb's commit ends.</summary>
    private async Task<NpgsqlCommand> CommandAsync(string sql, CancellationToken ct, params object[] values)
    {
        var db = await work.BeginAsync(ct);
        var command = new NpgsqlCommand(sql, (NpgsqlConnection)db.Database.GetDbConnection());
        command.Parameters.Add(new NpgsqlParameter { Value = db.TenantId.Value });
        foreach (var value in values)
            command.Parameters.Add(value is DBNull ? new NpgsqlParameter { Value = value, NpgsqlDbType = NpgsqlDbType.Uuid } : new NpgsqlParameter { Value = value });
        return command;
    }
}
