using Npgsql;
using NpgsqlTypes;
using Switchboard.Desk.Storage;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Webhooks;

/// <summary>The lines in the database. Several hosts take from them at once; what one takes and never finishes is due again after its lease.</summary>
internal sealed class WebhookQueue(TenantConnections connections)
{
    /// <summary>Twice as long as a try can last.</summary>
    internal static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(30);

    /// <summary>How many tries of one webhook a host makes at the same time; one where the last try failed.</summary>
    internal const int MostPerWebhook = 8;

    private const int MostCleaned = 2_000;

    /// <summary>How far what the page shows as the last delivery may lag behind.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromSeconds(10);

    /// <remarks>$1 tenant, $2 now, $3 until when it is leased, $4 most, $5 and $6 the webhooks being tried by us and how often, $7 most of one webhook</remarks>
    private const string Lease = """
        with due as (
          select l.webhook_id, l.order_key from desk.webhooks w
          left join unnest($5::uuid[], $6::int[]) as busy(webhook_id, tries) on busy.webhook_id = w.id
          cross join lateral (
            select x.webhook_id, x.order_key, x.due_at from desk.webhook_lines x
            where x.tenant_id = $1 and x.webhook_id = w.id and x.due_at <= $2
            order by x.due_at limit greatest(0, case when w.failing_since is null then $7 else 1 end - coalesce(busy.tries, 0)) for no key update skip locked) l
          where w.tenant_id = $1 and w.enabled
          order by coalesce(busy.tries, 0), l.due_at limit $4
        ), leased as (
          update desk.webhook_lines l set due_at = $3, turn = l.turn + 1 from due
          where l.tenant_id = $1 and l.webhook_id = due.webhook_id and l.order_key = due.order_key
          returning l.webhook_id, l.order_key, l.turn
        )
        select l.webhook_id, l.order_key, l.turn, w.url, w.secret, case when w.former_until > $2 then w.former_secret end, w.failing_since, w.dead_in_row, w.last_delivered_at,
               d.id, d.event_id, d.attempts, e.payload
        from leased l join desk.webhooks w on w.tenant_id = $1 and w.id = l.webhook_id
        left join lateral (
          select x.id, x.event_id, x.attempts from desk.webhook_deliveries x
          where x.tenant_id = $1 and x.webhook_id = l.webhook_id and x.order_key = l.order_key and x.state in ('pending', 'failed')
          order by x.position limit 1) d on true
        left join desk.webhook_events e on e.tenant_id = $1 and e.id = d.event_id
        """;

    private const string NextDue = """
        select min(l.due_at) from desk.webhooks w
        cross join lateral (select x.due_at from desk.webhook_lines x where x.tenant_id = $1 and x.webhook_id = w.id order by x.due_at limit 1) l
        where w.tenant_id = $1 and w.enabled
        """;

    // Each statement sees what was committed while the one before it waited for the line: a delivery that was just added to it is not overlooked.
    private const string Hold = "select from desk.webhook_lines where tenant_id = $1 and webhook_id = $2 and order_key = $3 and turn = $4 for no key update";

    private const string Note = """
        update desk.webhook_deliveries d set state = $6, attempts = d.attempts + 1, last_status = $7, last_error = $8, last_answer = $9, next_try_at = $10, last_tried_at = $11
        where d.tenant_id = $1 and d.id = $5
          and exists (select from desk.webhook_lines l where l.tenant_id = $1 and l.webhook_id = $2 and l.order_key = $3 and l.turn = $4)
        """;

    private const string Health = """
        update desk.webhooks set
          failing_since = case when $3 = 'delivered' then null else coalesce(failing_since, $4) end,
          dead_in_row = case $3 when 'delivered' then 0 when 'dead' then dead_in_row + 1 else dead_in_row end,
          last_delivered_at = case when $3 = 'delivered' then $4 else last_delivered_at end
        where tenant_id = $1 and id = $2
        """;

    private const string Close = """
        delete from desk.webhook_lines l where l.tenant_id = $1 and l.webhook_id = $2 and l.order_key = $3 and l.turn = $4
          and not exists (select from desk.webhook_deliveries d where d.tenant_id = $1 and d.webhook_id = $2 and d.order_key = $3 and d.state in ('pending', 'failed'))
        """;

    private const string Release = "update desk.webhook_lines set due_at = $5 where tenant_id = $1 and webhook_id = $2 and order_key = $3 and turn = $4";

    private const string Clean = "delete from desk.webhook_events where tenant_id = $1 and id in (select id from desk.webhook_events where tenant_id = $1 and created_at < $2 order by created_at limit $3)";

    /// <summary>Takes what is due, fairly among the tenant's webhooks, and says when something is due next.</summary>
    public async Task<(List<LeasedDelivery> Leased, DateTimeOffset? Next)> LeaseAsync(Tenant tenant, int most, IReadOnlyDictionary<WebhookId, int> busy, DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await connections.OpenAsync(tenant, ct);
        await using var batch = new NpgsqlBatch(connection);
        var lease = batch.Add(Lease, tenant.Id.Value, now, now + LeaseTime, most);
        lease.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. busy.Keys.Select(w => w.Value)] });
        lease.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. busy.Values] });
        lease.Parameters.Add(new NpgsqlParameter<int> { TypedValue = MostPerWebhook });
        batch.Add(NextDue, tenant.Id.Value);
        var leased = new List<LeasedDelivery>();
        await using var reader = await batch.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            leased.Add(Read(tenant, reader));
        await reader.NextResultAsync(ct);
        await reader.ReadAsync(ct);
        return (leased, reader.IsDBNull(0) ? null : reader.GetFieldValue<DateTimeOffset>(0));
    }

    /// <summary>Writes down how a try went and lets the line go on, or the next try wait. Does nothing when another has taken the line meanwhile.</summary>
    public async Task FinishAsync(LeasedDelivery delivery, Attempt attempt, DeliveryDecision decision, DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await connections.OpenAsync(delivery.Tenant, ct);
        await using var batch = new NpgsqlBatch(connection);
        OfLine(batch, Hold, delivery);
        var note = OfLine(batch, Note, delivery, delivery.Delivery!.Value.Value, Words<WebhookDeliveryState>.Write(decision.State));
        note.Parameters.Add(new NpgsqlParameter { Value = attempt.Status ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer });
        note.Parameters.Add(new NpgsqlParameter { Value = attempt.Error ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        note.Parameters.Add(new NpgsqlParameter { Value = attempt.Answer ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        note.Parameters.Add(new NpgsqlParameter { Value = decision.NextTryAt ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        note.Parameters.Add(new NpgsqlParameter { Value = now });
        if (decision.NextTryAt is null)
            OfLine(batch, Close, delivery);
        OfLine(batch, Release, delivery, decision.NextTryAt ?? now);
        await batch.ExecuteNonQueryAsync(ct);
        if (!ChangesHealth(delivery, decision.State, now))
            return;
        await using var health = new NpgsqlBatch(connection);
        health.Add(Health, delivery.Tenant.Id.Value, delivery.Webhook.Value, Words<WebhookDeliveryState>.Write(decision.State), now);
        await health.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The webhook's own row is changed alone, after its line is let go, and only when that tells something new: many lines share it.</summary>
    private static bool ChangesHealth(LeasedDelivery delivery, WebhookDeliveryState state, DateTimeOffset now) => state switch
    {
        WebhookDeliveryState.Delivered => delivery.FailingSince is not null || delivery.DeadInRow > 0 || delivery.LastDelivered is not { } last || now - last > Stale,
        WebhookDeliveryState.Failed => delivery.FailingSince is null,
        _ => true,
    };

    /// <summary>A line in which nothing is left: its deliveries were cleaned away.</summary>
    public async Task CloseAsync(LeasedDelivery empty, DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await connections.OpenAsync(empty.Tenant, ct);
        await using var batch = new NpgsqlBatch(connection);
        OfLine(batch, Hold, empty);
        OfLine(batch, Close, empty);
        OfLine(batch, Release, empty, now);
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <returns>True when there may be more.</returns>
    public async Task<bool> CleanAsync(Tenant tenant, DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await connections.OpenAsync(tenant, ct);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(Clean, tenant.Id.Value, now - WebhookAgain.Kept, MostCleaned);
        return await batch.ExecuteNonQueryAsync(ct) == MostCleaned;
    }

    private static LeasedDelivery Read(Tenant tenant, NpgsqlDataReader row) => new(
        tenant, new WebhookId(row.GetGuid(0)), row.GetGuid(1), row.GetInt32(2), row.GetString(3),
        row.IsDBNull(5) ? [row.GetFieldValue<byte[]>(4)] : [row.GetFieldValue<byte[]>(4), row.GetFieldValue<byte[]>(5)],
        Time(row, 6), row.GetInt32(7), Time(row, 8),
        row.IsDBNull(9) ? null : new WebhookDeliveryId(row.GetGuid(9)), row.IsDBNull(10) ? default : row.GetGuid(10), row.IsDBNull(11) ? 0 : row.GetInt32(11), row.IsDBNull(12) ? "" : row.GetString(12));

    private static DateTimeOffset? Time(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);

    private static NpgsqlBatchCommand OfLine(NpgsqlBatch batch, string sql, LeasedDelivery delivery, params object[] more) =>
        batch.Add(sql, [delivery.Tenant.Id.Value, delivery.Webhook.Value, delivery.OrderKey, delivery.Turn, .. more]);
}

/// <summary>The head of a line, ours for a while. Without a delivery, the line is empty.</summary>
/// <param name="Secrets">Encrypted, newest first.</param>
internal sealed record LeasedDelivery(
    Tenant Tenant, WebhookId Webhook, Guid OrderKey, int Turn, string Url, IReadOnlyList<byte[]> Secrets, DateTimeOffset? FailingSince, int DeadInRow, DateTimeOffset? LastDelivered,
    WebhookDeliveryId? Delivery, Guid Event, int Attempts, string Payload);
