using System.Text;
using Npgsql;
using NpgsqlTypes;
using Switchboard.Desk.Inboxes;
using Switchboard.Plugins.Contract;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Channels;

/// <summary>Fetches what callbacks only announced: one at a time for an inbox and source, and the cursor moves with the events or not at all.</summary>
internal sealed class ChannelPulls(TenantConnections connections, ChannelEvents events, ChannelCalls calls, ISecretBox secrets, TimeProvider clock)
{
    private const string Purpose = "channel.pull";
    private const int MostInRow = 20;
    private const int MostDoublings = 8;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>Longer than a pull and its storing can last.</summary>
    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(45);

    private const string Ask = """
        insert into desk.channel_pulls (tenant_id, inbox_id, source, token, due_at) values ($1, $2, $3, $4, $5)
        on conflict (tenant_id, inbox_id, source) do update set token = coalesce(excluded.token, channel_pulls.token), asked = channel_pulls.asked + 1, due_at = excluded.due_at, attempts = 0
        """;

    private const string Due = "select inbox_id, source from desk.channel_pulls where tenant_id = $1 and due_at <= $2 and (leased_until is null or leased_until <= $2) order by due_at limit 8";

    /// <remarks>$1 tenant, $2 inbox, $3 source, $4 now, $5 until when it is leased</remarks>
    private const string Lease = """
        update desk.channel_pulls set turn = turn + 1, leased_until = $5
        where tenant_id = $1 and inbox_id = $2 and source = $3 and due_at <= $4 and (leased_until is null or leased_until <= $4)
        returning cursor, token, asked, attempts, turn
        """;

    /// <remarks>$1 tenant, $2 inbox, $3 source, $4 turn, $5 cursor, $6 how often it was asked for, $7 whether there is more</remarks>
    private const string Move = """
        update desk.channel_pulls set cursor = $5, attempts = 0, leased_until = null, due_at = case when $7 or asked <> $6 then due_at end
        where tenant_id = $1 and inbox_id = $2 and source = $3 and turn = $4
        """;

    /// <remarks>$1 tenant, $2 inbox, $3 source, $4 turn, $5 when</remarks>
    private const string Later = "update desk.channel_pulls set attempts = attempts + 1, leased_until = null, due_at = $5 where tenant_id = $1 and inbox_id = $2 and source = $3 and turn = $4";

    public async Task AskAsync(LiveInbox inbox, ChannelEvent.Announcement announced, CancellationToken ct)
    {
        var tenant = new TenantId(inbox.Call.TenantId);
        await using var connection = await connections.OpenAsync(tenant, ct);
        await using var ask = Command(connection, Ask, tenant.Value, inbox.Id.Value, EventText.Clean(announced.Source));
        ask.Parameters.Add(new NpgsqlParameter { Value = announced.Token is { } token ? secrets.Lock(tenant, Purpose, Encoding.UTF8.GetBytes(token)) : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bytea });
        ask.Parameters.Add(new NpgsqlParameter { Value = clock.GetUtcNow() });
        await ask.ExecuteNonQueryAsync(ct);
    }

    public async Task<List<(InboxId Inbox, string Source)>> DueAsync(Tenant tenant, CancellationToken ct)
    {
        await using var connection = await connections.OpenAsync(tenant, ct);
        await using var command = Command(connection, Due, tenant.Id.Value, clock.GetUtcNow());
        var due = new List<(InboxId, string)>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            due.Add((new InboxId(row.GetGuid(0)), row.GetString(1)));
        return due;
    }

    /// <summary>Pulls until there is no more.</summary>
    /// <returns>Why the platform gave nothing; null when it did.</returns>
    public async Task<FailedPull?> PullAsync(Tenant tenant, LiveInbox inbox, string source, CancellationToken ct)
    {
        for (var turn = 0; turn < MostInRow && await LeaseAsync(tenant, inbox.Id, source, ct) is { } pull; turn++)
        {
            // Under a lease and not within a transaction: a platform may take its time. Who is overtaken meanwhile stores nothing.
            var reached = await calls.ReachAsync(inbox, pull.Request, static (c, r, tools, call, stop) => c.PullAsync(r, tools, call, stop), Limit, ct);
            if (reached.Value is not { } pulled)
                return new FailedPull(reached.Why, await PutOffAsync(tenant, inbox.Id, pull, ct));
            if (!await StoreAsync(tenant, inbox.Id, pull, pulled, ct) || !pulled.More)
                return null;
        }

        return null;
    }

    private async Task<Pull?> LeaseAsync(Tenant tenant, InboxId inbox, string source, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var connection = await connections.OpenAsync(tenant, ct);
        await using var lease = Command(connection, Lease, tenant.Id.Value, inbox.Value, source, now, now + LeaseTime);
        await using var row = await lease.ExecuteReaderAsync(ct);
        if (!await row.ReadAsync(ct))
            return null;
        var token = row.IsDBNull(1) ? null : Encoding.UTF8.GetString(secrets.Open(tenant.Id, Purpose, row.GetFieldValue<byte[]>(1)));
        return new Pull(new PullRequest(source, token, row.IsDBNull(0) ? null : row.GetString(0)), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4));
    }

    private async Task<bool> StoreAsync(Tenant tenant, InboxId inbox, Pull pull, Pulled pulled, CancellationToken ct)
    {
        await using var connection = await connections.OpenAsync(tenant, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var move = Command(connection, Move, tenant.Id.Value, inbox.Value, pull.Request.Source, pull.Turn, pulled.Cursor, pull.Asked, pulled.More);
        if (await move.ExecuteNonQueryAsync(ct) == 0)
            return false;
        await events.StoreAsync(connection, tenant, inbox, pulled.Events, ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    private async Task<DateTimeOffset> PutOffAsync(Tenant tenant, InboxId inbox, Pull pull, CancellationToken ct)
    {
        var next = clock.GetUtcNow() + TimeSpan.FromSeconds(Math.Pow(2, Math.Min(pull.Attempts, MostDoublings)));
        await using var connection = await connections.OpenAsync(tenant, ct);
        await using var later = Command(connection, Later, tenant.Id.Value, inbox.Value, pull.Request.Source, pull.Turn, next);
        await later.ExecuteNonQueryAsync(ct);
        return next;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    /// <summary>A pull that is ours until its lease ends.</summary>
    private sealed record Pull(PullRequest Request, int Asked, int Attempts, int Turn);
}

/// <param name="Why">What is known of it.</param>
/// <param name="NextTryAt">When it is tried again.</param>
internal sealed record FailedPull(string? Why, DateTimeOffset NextTryAt);
