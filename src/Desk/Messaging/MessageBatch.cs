using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Storage;

namespace Switchboard.Desk.Messaging;

/// <summary>Turns drafts into one round trip: for each tenant its setting, then open, lock, append. All commit together or not at all.</summary>
internal static class MessageBatch
{
    /// <summary>Writes the drafts; the results stand at the drafts' own places. Returns only after the commit is durable.</summary>
    public static async Task<WriteResult[]> WriteAsync(NpgsqlConnection connection, IReadOnlyList<MessageDraft> drafts, CancellationToken ct)
    {
        var results = new WriteResult[drafts.Count];
        await using var batch = new NpgsqlBatch(connection);

        // Tenants in id order, for the same reason that conversations are locked in id order.
        var tenants = Enumerable.Range(0, drafts.Count).GroupBy(i => drafts[i].Tenant.Id).OrderBy(g => g.Key.Value).ToList();
        foreach (var tenant in tenants)
            Add(batch, tenant.Key.Value, [.. tenant], drafts);

        await using var reader = await batch.ExecuteReaderAsync(ct);
        do
        {
            // Only the append statement answers with this many columns.
            while (reader.FieldCount == 7 && await reader.ReadAsync(ct))
                results[reader.GetInt32(0)] = Read(reader);
        }
        while (await reader.NextResultAsync(ct));

        // Closing reads up to the server's word that the implicit transaction is committed, and throws if it is not.
        await reader.CloseAsync();
        return results;
    }

    private static WriteResult Read(NpgsqlDataReader row)
    {
        var kind = (WriteKind)row.GetInt32(1);
        return kind == WriteKind.NoConversation
            ? new WriteResult(kind, default, default, 0, default, null)
            : new WriteResult(
                kind,
                row.GetGuid(2),
                new ConversationId(row.GetGuid(3)),
                row.IsDBNull(4) ? 0 : row.GetInt32(4),
                row.IsDBNull(5) ? ConversationStatus.Resolved : Words<ConversationStatus>.Read(row.GetString(5)),
                row.IsDBNull(6) ? null : new MemberId(row.GetGuid(6)));
    }

    private static void Add(NpgsqlBatch batch, Guid tenant, int[] at, IReadOnlyList<MessageDraft> drafts)
    {
        var setting = new NpgsqlBatchCommand(MessageSql.SetTenant);
        setting.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant.ToString() });
        batch.BatchCommands.Add(setting);

        var arriving = at.Where(i => drafts[i].Conversation is null).Select(i => drafts[i]).ToArray();
        if (arriving.Length > 0)
            batch.BatchCommands.Add(Open(tenant, arriving));
        batch.BatchCommands.Add(Lock(tenant, [.. at.Select(i => drafts[i].Conversation).OfType<ConversationId>().Select(c => c.Value)], arriving));
        batch.BatchCommands.Add(Append(tenant, at, drafts));
    }

    private static NpgsqlBatchCommand Open(Guid tenant, MessageDraft[] arriving)
    {
        var command = new NpgsqlBatchCommand(MessageSql.Open);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = tenant });
        Array(command, NpgsqlDbType.Uuid, arriving, d => d.Opening);
        Array(command, NpgsqlDbType.Uuid, arriving, d => d.Inbox!.Value.Value);
        Array(command, NpgsqlDbType.Uuid, arriving, d => d.Contact!.Value.Value);
        Array(command, NpgsqlDbType.Text, arriving, d => d.ExternalId);
        Array(command, NpgsqlDbType.TimestampTz, arriving, d => d.At);
        return command;
    }

    private static NpgsqlBatchCommand Lock(Guid tenant, Guid[] conversations, MessageDraft[] arriving)
    {
        var command = new NpgsqlBatchCommand(MessageSql.Lock);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = tenant });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = conversations, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid });
        Array(command, NpgsqlDbType.Uuid, arriving, d => d.Inbox!.Value.Value);
        Array(command, NpgsqlDbType.Uuid, arriving, d => d.Contact!.Value.Value);
        return command;
    }

    private static NpgsqlBatchCommand Append(Guid tenant, int[] at, IReadOnlyList<MessageDraft> drafts)
    {
        var command = new NpgsqlBatchCommand(MessageSql.Append);
        var own = at.Select(i => drafts[i]).ToArray();
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = tenant });
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = at, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer });
        Array(command, NpgsqlDbType.Uuid, own, d => d.Id);
        Array(command, NpgsqlDbType.Uuid, own, d => d.Conversation?.Value);
        Array(command, NpgsqlDbType.Uuid, own, d => d.Inbox?.Value);
        Array(command, NpgsqlDbType.Uuid, own, d => d.Contact?.Value);
        Array(command, NpgsqlDbType.Text, own, d => Words<AuthorKind>.Write(d.AuthorKind));
        Array(command, NpgsqlDbType.Uuid, own, d => d.AuthorId);
        Array(command, NpgsqlDbType.Text, own, d => d.AuthorName);
        Array(command, NpgsqlDbType.Text, own, d => d.Text);
        Array(command, NpgsqlDbType.Boolean, own, d => d.Private);
        Array(command, NpgsqlDbType.Text, own, d => d.ClientKey);
        Array(command, NpgsqlDbType.Text, own, d => d.ExternalId);
        Array(command, NpgsqlDbType.Text, own, d => Json(d.Attachments));
        Array(command, NpgsqlDbType.Text, own, d => Json(d.Sources));
        Array(command, NpgsqlDbType.TimestampTz, own, d => d.At);
        return command;
    }

    private static string? Json<T>(IReadOnlyList<T> items) => items.Count == 0 ? null : JsonSerializer.Serialize(items, DeskJson.Options);

    private static void Array<T>(NpgsqlBatchCommand command, NpgsqlDbType element, MessageDraft[] drafts, Func<MessageDraft, T> column)
    {
        var values = new T[drafts.Length];
        for (var i = 0; i < drafts.Length; i++)
            values[i] = column(drafts[i]);
        command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | element });
    }
}
