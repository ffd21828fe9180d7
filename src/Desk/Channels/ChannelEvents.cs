using Npgsql;
using NpgsqlTypes;
using Switchboard.Desk.Storage;
using Switchboard.Plugins.Contract;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Channels;

/// <summary>What platforms told us, in the database: stored before they are answered, taken in their order, kept for a while to know repetitions.</summary>
internal sealed class ChannelEvents(TenantConnections connections, ISecretBox secrets, TimeProvider clock)
{
    internal const int Share = 64;
    private const string Purpose = "channel.event";
    private const string Stale = "interval '5 seconds'";

    /// <summary>Longer than any platform repeats itself.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private const string Insert = """
        insert into desk.channel_events (tenant_id, inbox_id, event_id, kind, about, content, due_at, received_at)
        select $1, $2, e.event_id, e.kind, e.about, e.content, $7::timestamptz, $7::timestamptz
        from unnest($3::text[], $4::text[], $5::text[], $6::bytea[]) with ordinality as e(event_id, kind, about, content, ord) order by e.ord
        on conflict do nothing
        """;

    private const string Heard = $"update desk.channel_inboxes set last_received_at = $3 where tenant_id = $1 and inbox_id = $2 and (last_received_at is null or last_received_at < $3 - {Stale})";

    private const string Take = """
        select inbox_id, event_id, kind, about, content, attempts, received_at from desk.channel_events
        where tenant_id = $1 and state in ('new', 'waiting') and due_at <= $2 order by position limit $3
        """;

    private const string Finish = """
        update desk.channel_events e set state = f.state, due_at = f.due_at, attempts = e.attempts + 1, dead_reason = f.why,
          content = case when f.state in ('done', 'dead') then null else e.content end
        from unnest($2::uuid[], $3::text[], $4::text[], $5::timestamptz[], $6::text[]) as f(inbox_id, event_id, state, due_at, why)
        where e.tenant_id = $1 and e.inbox_id = f.inbox_id and e.event_id = f.event_id
        """;

    /// <summary>The message that something waits for is there.</summary>
    /// <remarks>$1 tenant, $2 inbox, $3 ids</remarks>
    internal const string Wake = "update desk.channel_events set due_at = '-infinity' where tenant_id = $1 and inbox_id = $2 and about = any($3::text[]) and state = 'waiting'";

    private const string NextDue = "select min(due_at) from desk.channel_events where tenant_id = $1 and state in ('new', 'waiting') and due_at > $2";

    private const string Clean = "delete from desk.channel_events where tenant_id = $1 and state in ('done', 'dead') and received_at < $2";

    /// <summary>Stores what is new. What was told before leaves no second trace.</summary>
    /// <returns>False when its proof was that of other events: then nothing is stored.</returns>
    public async Task<bool> StoreAsync(Tenant tenant, InboxId inbox, IReadOnlyList<ChannelEvent> events, string? proof, CancellationToken ct)
    {
        await using var connection = await connections.OpenAsync(tenant, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (proof is not null && !await UsedProofs.TakeAsync(connection, tenant, inbox, proof, events, clock.GetUtcNow(), ct))
            return false;
        await StoreAsync(connection, tenant, inbox, events, ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>The same without a proof, as part of somebody's transaction.</summary>
    public async Task StoreAsync(NpgsqlConnection connection, Tenant tenant, InboxId inbox, IReadOnlyList<ChannelEvent> events, CancellationToken ct)
    {
        var told = events.Where(e => e.Id is { Length: > 0 }).DistinctBy(e => e.Id).ToList();
        await using var batch = new NpgsqlBatch(connection);
        var insert = batch.Add(Insert, tenant.Id.Value, inbox.Value);
        insert.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. told.Select(e => EventText.IdOf(e.Id))] });
        insert.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. told.Select(EventText.KindOf)] });
        insert.Parameters.Add(new NpgsqlParameter { Value = told.Select(EventText.About).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        insert.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = [.. told.Select(e => secrets.Lock(tenant.Id, Purpose, EventText.Write(e)))] });
        insert.Parameters.Add(new NpgsqlParameter { Value = clock.GetUtcNow() });
        batch.Add(Heard, tenant.Id.Value, inbox.Value, clock.GetUtcNow());
        await batch.ExecuteNonQueryAsync(ct);
    }

    public async Task<List<ReceivedEvent>> TakeAsync(NpgsqlConnection connection, Tenant tenant, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(Take, tenant.Id.Value, clock.GetUtcNow(), Share);
        var taken = new List<ReceivedEvent>();
        await using var row = await batch.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            var what = EventText.Read(row.GetString(2), secrets.Open(tenant.Id, Purpose, row.GetFieldValue<byte[]>(4)));
            taken.Add(new ReceivedEvent(new InboxId(row.GetGuid(0)), row.GetString(1), what, row.GetInt32(5), row.GetFieldValue<DateTimeOffset>(6)));
        }

        return taken;
    }

    public static async Task FinishAsync(NpgsqlConnection connection, Tenant tenant, IReadOnlyList<(ReceivedEvent Event, EventFate Fate)> fates, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        var finish = batch.Add(Finish, tenant.Id.Value);
        finish.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. fates.Select(f => f.Event.Inbox.Value)] });
        finish.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. fates.Select(f => f.Event.Id)] });
        finish.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. fates.Select(f => f.Fate.State)] });
        finish.Parameters.Add(new NpgsqlParameter<DateTimeOffset[]> { TypedValue = [.. fates.Select(f => f.Fate.DueAt)] });
        finish.Parameters.Add(new NpgsqlParameter { Value = fates.Select(f => f.Fate.Why).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Those that wait for one of these messages wait no longer.</summary>
    public static async Task WakeAsync(NpgsqlConnection connection, Tenant tenant, InboxId inbox, string[] messages, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(Wake, tenant.Id.Value, inbox.Value, messages);
        await batch.ExecuteNonQueryAsync(ct);
    }

    public async Task<DateTimeOffset?> NextDueAsync(NpgsqlConnection connection, Tenant tenant, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(NextDue, tenant.Id.Value, clock.GetUtcNow());
        return await batch.ExecuteScalarAsync(ct) is DateTime at ? new DateTimeOffset(at, TimeSpan.Zero) : null;
    }

    /// <summary>Forgets what no platform repeats any more.</summary>
    public async Task CleanAsync(NpgsqlConnection connection, Tenant tenant, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(Clean, tenant.Id.Value, clock.GetUtcNow() - Kept);
        await batch.ExecuteNonQueryAsync(ct);
    }
}

/// <summary>Something that a platform told and that has not had its effect.</summary>
internal sealed record ReceivedEvent(InboxId Inbox, string Id, ChannelEvent What, int Attempts, DateTimeOffset ReceivedAt);

/// <summary>What becomes of an event after a try to carry it out.</summary>
internal sealed record EventFate(string State, DateTimeOffset DueAt, string? Why = null)
{
    private const int MostAttempts = 20;

    /// <summary>A receipt that still knows no message of ours after this is about one that we never sent.</summary>
    private static readonly TimeSpan LongestWaiting = TimeSpan.FromDays(3);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    internal static EventFate Done(DateTimeOffset now) => new("done", now);

    /// <summary>Its message is not there. Whoever stores it wakes this; the clock is for what fell between.</summary>
    internal static EventFate Waits(ReceivedEvent received, DateTimeOffset now) => now - received.ReceivedAt > LongestWaiting
        ? new EventFate("done", now, "its message never came")
        : new EventFate("waiting", now + Pause(received.Attempts));

    /// <summary>Tried again soon, so that what follows it does not wait long; given up when nothing helps, so that it does not wait for ever.</summary>
    internal static EventFate Failed(ReceivedEvent received, string why, DateTimeOffset now) => received.Attempts + 1 >= MostAttempts
        ? new EventFate("dead", now, why)
        : new EventFate("new", now, why);

    private static TimeSpan Pause(int attempts)
    {
        var pause = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(attempts, 12)));
        return pause < LongestPause ? pause : LongestPause;
    }
}
