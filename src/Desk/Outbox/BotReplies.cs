using Npgsql;
using Switchboard.Desk.Conversations;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Outbox;

/// <summary>
/// Lets the bot answer. A row is leased while the bot thinks and removed when its effect is durable; the reply's client key is the
/// message's number, so answering the same message twice after a crash stores one reply.
/// </summary>
internal sealed class BotReplies(
    TenantConnections connections, CurrentTenant tenant, BotTurns turns, TimeProvider clock)
{
    private const int Share = 32;

    private const string Lease = """
        update desk.outbox set due_at = $2 + interval '30 seconds', attempts = attempts + 1
        where tenant_id = $1 and id in (
          select id from desk.outbox where tenant_id = $1 and kind = 'bot.reply' and due_at <= $2 and dead_reason is null
          order by due_at limit $3 for update skip locked)
        returning id, conversation_id, seq
        """;

    private const string Finish = "delete from desk.outbox where tenant_id = $1 and id = $2";

    public async Task<bool> RunAsync(CancellationToken ct)
    {
        var leased = await LeaseAsync(ct);
        foreach (var conversation in leased.GroupBy(l => l.Conversation))
        {
            foreach (var work in conversation.OrderBy(l => l.Seq))
            {
                await turns.TakeAsync(work.Conversation, work.Seq, ct);
                await FinishAsync(work.Id, ct);
            }
        }

        return leased.Count > 0;
    }

    private async Task<List<(Guid Id, ConversationId Conversation, int Seq)>> LeaseAsync(CancellationToken ct)
    {
        await using var connection = await connections.OpenAsync(tenant.Tenant, ct);
        await using var lease = new NpgsqlCommand(Lease, connection);
        lease.Parameters.Add(new NpgsqlParameter { Value = tenant.Id.Value });
        lease.Parameters.Add(new NpgsqlParameter { Value = clock.GetUtcNow() });
        lease.Parameters.Add(new NpgsqlParameter { Value = Share });
        var leased = new List<(Guid, ConversationId, int)>();
        await using var reader = await lease.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            leased.Add((reader.GetGuid(0), new ConversationId(reader.GetGuid(1)), reader.GetInt32(2)));
        return leased;
    }

    private async Task FinishAsync(Guid id, CancellationToken ct)
    {
        await using var connection = await connections.OpenAsync(tenant.Tenant, ct);
        await using var finish = new NpgsqlCommand(Finish, connection);
        finish.Parameters.Add(new NpgsqlParameter { Value = tenant.Id.Value });
        finish.Parameters.Add(new NpgsqlParameter { Value = id });
        await finish.ExecuteNonQueryAsync(ct);
    }
}
