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

    private const string Ask = """
        insert into desk.channel_pulls (tenant_id, inbox_id, source, token, due_at) values ($1, $2, $3, $4, $5)
        on conflict (tenant_id, inbox_id, source) do update set token = coalesce(excluded.token, channel_pulls.token), asked = channel_pulls.asked + 1, due_at = excluded.due_at, attempts = 0
        """;

    private const string Due = "select inbox_id, source from desk.channel_pulls where tenant_id = $1 and due_at <= $2 order by due_at limit 8";

    private const string Lock = "select pg_try_advisory_xact_lock(hashtextextended('channel-pull' || $1::text || $2::text || $3, 0))";

    private const string Read = "select cursor, token, asked, attempts from desk.channel_pulls where tenant_id = $1 and inbox_id = $2 and source = $3 and due_at is not null";

    private const string Move = "update desk.channel_pulls set cursor = $4, attempts = 0, due_at = case when $6 or asked <> $5 then due_at end where tenant_id = $1 and inbox_id = $2 and source = $3";

    private const string Later = "update desk.channel_pulls set attempts = attempts + 1, due_at = $4 where tenant_id = $1 and inbox_id = $2 and source = $3";

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
    public async Task PullAsync(Tenant tenant, LiveInbox inbox, string source, CancellationToken ct)
    {
        for (var turn = 0; turn < MostInRow; turn++)
        {
            if (!await PullOnceAsync(tenant, inbox, source, ct))
                return;
        }
    }

    private async Task<bool> PullOnceAsync(Tenant tenant, LiveInbox inbox, string source, CancellationToken ct)
    {
        await using var connection = await connections.OpenAsync(tenant, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var alone = Command(connection, Lock, tenant.Id.Value, inbox.Id.Value, source))
        {
            if (await alone.ExecuteScalarAsync(ct) is not true)
                return false;
        }

        if (await ReadAsync(connection, tenant, inbox.Id, source, ct) is not var (request, asked, attempts))
            return false;
        var reached = await calls.ReachAsync(inbox, request, static (c, r, tools, call, stop) => c.PullAsync(r, tools, call, stop), Limit, ct);
        if (reached.Value is not { } pulled)
        {
            await using var later = Command(connection, Later, tenant.Id.Value, inbox.Id.Value, source, clock.GetUtcNow() + TimeSpan.FromSeconds(Math.Pow(2, Math.Min(attempts, MostDoublings))));
            await later.ExecuteNonQueryAsync(ct);
            await transaction.CommitAsync(ct);
            return false;
        }

        await events.StoreAsync(connection, tenant, inbox.Id, pulled.Events, ct);
        await using var move = Command(connection, Move, tenant.Id.Value, inbox.Id.Value, source, pulled.Cursor, asked, pulled.More);
        await move.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return pulled.More;
    }

    private async Task<(PullRequest Request, int Asked, int Attempts)?> ReadAsync(NpgsqlConnection connection, Tenant tenant, InboxId inbox, string source, CancellationToken ct)
    {
        await using var read = Command(connection, Read, tenant.Id.Value, inbox.Value, source);
        await using var row = await read.ExecuteReaderAsync(ct);
        if (!await row.ReadAsync(ct))
            return null;
        var token = row.IsDBNull(1) ? null : Encoding.UTF8.GetString(secrets.Open(tenant.Id, Purpose, row.GetFieldValue<byte[]>(1)));
        return (new PullRequest(source, token, row.IsDBNull(0) ? null : row.GetString(0)), row.GetInt32(2), row.GetInt32(3));
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
