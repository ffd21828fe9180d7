using Npgsql;
using NpgsqlTypes;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Storage;
using Switchboard.Plugins.Contract;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Channels;

/// <summary>What a platform tells later of a message of ours, and telling those who look at it.</summary>
internal sealed class DeliveryNotes(TenantConnections connections, CurrentTenant tenant, MessageHistory history, IDeskBus bus)
{
    private const string Find = "select conversation_id, seq from desk.channel_sent where tenant_id = $1 and inbox_id = $2 and external_id = $3";

    /// <summary>All before it have arrived, too; what was read stays read.</summary>
    private const string Arrived = """
        with moved as (
          update desk.channel_deliveries d set state = $4
          where d.tenant_id = $1 and d.conversation_id = $2 and d.seq <= $3 and d.state = any(case when $4 = 'read' then array['sent', 'delivered', 'unknown'] else array['sent', 'unknown'] end)
          returning d.seq
        )
        update desk.messages m set delivery = jsonb_build_object('state', $4) from moved
        where m.tenant_id = $1 and m.conversation_id = $2 and m.seq = moved.seq returning m.seq
        """;

    private const string HaveRead = "update desk.conversations set contact_read_seq = $3 where tenant_id = $1 and id = $2 and contact_read_seq < $3 and last_seq >= $3";

    private const string Failed = """
        with moved as (
          update desk.channel_deliveries d set state = 'failed', code = $4, reason = $5, answer = $6
          where d.tenant_id = $1 and d.conversation_id = $2 and d.seq = $3 and d.state not in ('queued', 'sending') returning d.seq
        )
        update desk.messages m set delivery = $7::jsonb from moved where m.tenant_id = $1 and m.conversation_id = $2 and m.seq = moved.seq returning m.seq
        """;

    public async Task<bool> ArriveAsync(InboxId inbox, string message, bool read, CancellationToken ct)
    {
        await using var connection = await connections.OpenAsync(tenant.Tenant, ct);
        if (await FindAsync(connection, inbox, message, ct) is not var (conversation, seq))
            return false;
        if (read)
        {
            await ChangeAsync(connection, HaveRead, ct, conversation.Value, seq);
            bus.Publish(new SomeoneRead(tenant.Id, conversation, AuthorKind.Contact, null, seq));
        }

        var changed = await ChangeAsync(connection, Arrived, ct, conversation.Value, seq, read ? "read" : "delivered");
        await TellAsync(conversation, changed, ct);
        return true;
    }

    public async Task<bool> FailAsync(InboxId inbox, string message, ChannelFailure failure, CancellationToken ct)
    {
        await using var connection = await connections.OpenAsync(tenant.Tenant, ct);
        if (await FindAsync(connection, inbox, message, ct) is not var (conversation, seq))
            return false;
        var shown = new MessageDelivery(DeliveryState.Failed, failure.Code, failure.Reason);
        var changed = await ChangeAsync(connection, Failed, ct, conversation.Value, seq, failure.Code, Words<FailureReason>.Write(failure.Reason), failure.Answer, shown.Json);
        await TellAsync(conversation, changed, ct);
        return true;
    }

    /// <summary>Those who have the conversation open see how far its messages got.</summary>
    public async Task TellAsync(ConversationId conversation, IEnumerable<int> seqs, CancellationToken ct)
    {
        foreach (var seq in seqs)
        {
            if ((await history.AfterAsync(conversation, seq - 1, 1, withPrivate: true, ct)).FirstOrDefault() is { } view && view.Seq == seq)
                bus.Publish(new MessageChanged(tenant.Id, view));
        }
    }

    private async Task<(ConversationId Conversation, int Seq)?> FindAsync(NpgsqlConnection connection, InboxId inbox, string message, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Find, connection);
        foreach (var value in (object[])[tenant.Id.Value, inbox.Value, message])
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? (new ConversationId(row.GetGuid(0)), row.GetInt32(1)) : null;
    }

    private async Task<List<int>> ChangeAsync(NpgsqlConnection connection, string sql, CancellationToken ct, params object?[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new NpgsqlParameter { Value = tenant.Id.Value });
        foreach (var value in values)
            command.Parameters.Add(value is string or null ? new NpgsqlParameter { Value = value ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text } : new NpgsqlParameter { Value = value });
        var changed = new List<int>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            changed.Add(row.GetInt32(0));
        return changed;
    }
}
