using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Switchboard.Desk.Channels;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Storage;
using Switchboard.Desk.Webhooks;
using Switchboard.Plugins.Contract;

namespace Switchboard.Desk.Messaging;

/// <summary>One round trip of the writer: statements with their parameters, and who reads each one's rows.</summary>
internal sealed class MessageStatements(NpgsqlConnection connection) : IDisposable
{
    private readonly NpgsqlBatch _batch = new(connection);
    private readonly List<Action<NpgsqlDataReader>> _readers = [];

    public void Tenant(Guid tenant) => Add(MessageSql.SetTenant, static _ => { }).Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant.ToString() });

    public void Lock(TenantShare share, IReadOnlyList<MessageDraft> arriving)
    {
        var command = Add(MessageSql.Lock, row => share.Found(Head(row)));
        One(command, share.Tenant);
        Many(command, NpgsqlDbType.Uuid, [.. share.Drafts.Select(d => d.Conversation).OfType<ConversationId>().Distinct()], static c => c.Value);
        Many(command, NpgsqlDbType.Uuid, arriving, static d => d.Inbox!.Value.Value);
        Many(command, NpgsqlDbType.Uuid, arriving, static d => d.Contact!.Value.Value);
    }

    public void Known(TenantShare share)
    {
        Known(MessageSql.KnownOutside, share, static d => d.ExternalId is not null, static d => d.Inbox!.Value.Value, static d => d.ExternalId);
        Known(MessageSql.KnownInside, share, static d => d.ExternalId is null, static d => d.Conversation!.Value.Value, static d => d.ClientKey);
    }

    public void Open(Guid tenant, IReadOnlyList<MessageDraft> openers)
    {
        var command = Add(MessageSql.Open);
        One(command, tenant);
        Many(command, NpgsqlDbType.Uuid, openers, static d => WriterLanes.NewConversation(d.Contact!.Value).Value);
        Many(command, NpgsqlDbType.Uuid, openers, static d => d.Inbox!.Value.Value);
        Many(command, NpgsqlDbType.Uuid, openers, static d => d.Contact!.Value.Value);
        Many(command, NpgsqlDbType.TimestampTz, openers, static d => d.At);
    }

    public void Store(TenantShare share, IReadOnlyList<ConversationHead> moved, DateTimeOffset now)
    {
        Store(share.Tenant, share.Stored);
        Move(share.Tenant, moved);
        Post(share.Tenant, moved, now);
        if (share.Events.Count > 0)
            Announce(share, now);
        if (share.Stored.FindAll(static s => s.Head.Sends(s.Draft)) is { Count: > 0 } sent)
            Deliver(share.Tenant, sent, now);
        if (share.Stored.FindAll(static s => s.Draft.Media.Count > 0) is { Count: > 0 } bringing)
            Fetch(share.Tenant, [.. bringing.SelectMany(static s => s.Draft.Media.Select((m, place) => (s.Head, s.Seq, place, m)))], now);
    }

    public void Run()
    {
        using var reader = _batch.ExecuteReader();
        var at = 0;
        do
        {
            while (reader.Read())
                _readers[at](reader);
            at++;
        }
        while (reader.NextResult());
    }

    public void Dispose() => _batch.Dispose();

    private static ConversationHead Head(NpgsqlDataReader row) => new()
    {
        Id = new ConversationId(row.GetGuid(0)),
        Number = row.GetInt64(1),
        Inbox = new InboxId(row.GetGuid(2)),
        Contact = new ContactId(row.GetGuid(3)),
        Status = Words<ConversationStatus>.Read(row.GetString(4)),
        Assignee = row.IsDBNull(5) ? null : new MemberId(row.GetGuid(5)),
        LastSeq = row.GetInt32(6),
        ContactMessageCount = row.GetInt32(7),
        WaitingSince = Time(row, 8),
        FirstReplyAt = Time(row, 9),
        SnoozedUntil = Time(row, 10),
        LastActivityAt = row.GetFieldValue<DateTimeOffset>(11),
        LastText = row.IsDBNull(12) ? null : row.GetString(12),
        LastKind = row.IsDBNull(13) ? null : Words<AuthorKind>.Read(row.GetString(13)),
        Team = row.IsDBNull(14) ? null : new TeamId(row.GetGuid(14)),
        Announced = row.GetBoolean(15),
        Delivers = row.GetBoolean(16),
    };

    private static DateTimeOffset? Time(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);

    private void Known(string sql, TenantShare share, Func<MessageDraft, bool> which, Func<MessageDraft, Guid> within, Func<MessageDraft, string?> key)
    {
        int[] at = [.. Enumerable.Range(0, share.Drafts.Count).Where(i => which(share.Drafts[i]))];
        if (at.Length == 0)
            return;
        var command = Add(sql, row => share.Known(row.GetInt32(0), row.GetGuid(1), new ConversationId(row.GetGuid(2)), row.GetInt32(3)));
        One(command, share.Tenant);
        Many(command, NpgsqlDbType.Integer, at, static i => i);
        Many(command, NpgsqlDbType.Uuid, at, i => within(share.Drafts[i]));
        Many(command, NpgsqlDbType.Text, at, i => key(share.Drafts[i]));
    }

    private void Move(Guid tenant, IReadOnlyList<ConversationHead> moved)
    {
        var command = Add(MessageSql.Move);
        One(command, tenant);
        Many(command, NpgsqlDbType.Uuid, moved, static h => h.Id.Value);
        Many(command, NpgsqlDbType.Bigint, moved, static h => h.Number);
        Many(command, NpgsqlDbType.Uuid, moved, static h => h.Inbox.Value);
        Many(command, NpgsqlDbType.Uuid, moved, static h => h.Contact.Value);
        Many(command, NpgsqlDbType.Text, moved, static h => Words<ConversationStatus>.Write(h.Status));
        Many(command, NpgsqlDbType.Integer, moved, static h => h.LastSeq);
        Many(command, NpgsqlDbType.Integer, moved, static h => h.ContactMessageCount);
        Many(command, NpgsqlDbType.TimestampTz, moved, static h => h.WaitingSince);
        Many(command, NpgsqlDbType.TimestampTz, moved, static h => h.FirstReplyAt);
        Many(command, NpgsqlDbType.TimestampTz, moved, static h => h.SnoozedUntil);
        Many(command, NpgsqlDbType.TimestampTz, moved, static h => h.LastActivityAt);
        Many(command, NpgsqlDbType.Text, moved, static h => h.LastText);
        Many(command, NpgsqlDbType.Text, moved, static h => h.LastKind is { } kind ? Words<AuthorKind>.Write(kind) : null);
    }

    private void Store(Guid tenant, List<(MessageDraft Draft, ConversationHead Head, int Seq)> stored)
    {
        var command = Add(MessageSql.Store);
        One(command, tenant);
        Many(command, NpgsqlDbType.Uuid, stored, static s => s.Head.Id.Value);
        Many(command, NpgsqlDbType.Integer, stored, static s => s.Seq);
        Many(command, NpgsqlDbType.Uuid, stored, static s => s.Draft.Id);
        Many(command, NpgsqlDbType.Uuid, stored, static s => s.Head.Inbox.Value);
        Many(command, NpgsqlDbType.Text, stored, static s => Words<AuthorKind>.Write(s.Draft.AuthorKind));
        Many(command, NpgsqlDbType.Uuid, stored, static s => s.Draft.AuthorId);
        Many(command, NpgsqlDbType.Text, stored, static s => s.Draft.AuthorName);
        Many(command, NpgsqlDbType.Text, stored, static s => s.Draft.Text);
        Many(command, NpgsqlDbType.Boolean, stored, static s => s.Draft.Private);
        Many(command, NpgsqlDbType.Text, stored, static s => s.Draft.ClientKey);
        Many(command, NpgsqlDbType.Text, stored, static s => s.Draft.ExternalId);
        Many(command, NpgsqlDbType.Text, stored, static s => Json(s.Draft.Attachments));
        Many(command, NpgsqlDbType.Text, stored, static s => Json(s.Draft.Sources));
        Many(command, NpgsqlDbType.TimestampTz, stored, static s => s.Draft.At);
        Many(command, NpgsqlDbType.Text, stored, static s => s.Head.Sends(s.Draft) ? MessageDelivery.QueuedJson : null);
        Many(command, NpgsqlDbType.Text, stored, static s => Json([.. s.Draft.Media.Select(static m => m.Shown)]));
    }

    private void Post(Guid tenant, IReadOnlyList<ConversationHead> moved, DateTimeOffset now)
    {
        List<ConversationHead> heard = [.. moved.Where(static h => h.Asked > 0)];
        var asksBot = heard.FindAll(static h => h.Status == ConversationStatus.Pending);
        var command = Add(MessageSql.Post);
        One(command, tenant);
        One(command, Guid.CreateVersion7());
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = moved.Sum(static h => h.Added) });
        Many(command, NpgsqlDbType.Uuid, heard, static h => h.Id.Value);
        Many(command, NpgsqlDbType.Integer, heard, static h => h.Asked);
        Many(command, NpgsqlDbType.Uuid, asksBot, static _ => Guid.CreateVersion7());
        Many(command, NpgsqlDbType.Uuid, asksBot, static h => h.Id.Value);
        Many(command, NpgsqlDbType.Integer, asksBot, static h => h.Asked);
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
    }

    private void Announce(TenantShare share, DateTimeOffset now)
    {
        var command = Add(WebhookLog.Append);
        One(command, share.Tenant);
        WebhookLog.Fill(command.Parameters, share.Events, now);
    }

    private void Deliver(Guid tenant, List<(MessageDraft Draft, ConversationHead Head, int Seq)> sent, DateTimeOffset now)
    {
        var command = Add(DeliveryQueue.Append);
        One(command, tenant);
        Many(command, NpgsqlDbType.Uuid, sent, static s => s.Head.Id.Value);
        Many(command, NpgsqlDbType.Integer, sent, static s => s.Seq);
        Many(command, NpgsqlDbType.Uuid, sent, static s => s.Draft.Id);
        Many(command, NpgsqlDbType.Uuid, sent, static s => s.Head.Inbox.Value);
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
    }

    private void Fetch(Guid tenant, List<(ConversationHead Head, int Seq, int Place, MediaDraft File)> coming, DateTimeOffset now)
    {
        var command = Add(MediaQueue.Append);
        One(command, tenant);
        Many(command, NpgsqlDbType.Uuid, coming, static c => c.Head.Id.Value);
        Many(command, NpgsqlDbType.Integer, coming, static c => c.Seq);
        Many(command, NpgsqlDbType.Integer, coming, static c => c.Place);
        Many(command, NpgsqlDbType.Uuid, coming, static _ => Guid.CreateVersion7());
        Many(command, NpgsqlDbType.Uuid, coming, static c => c.Head.Inbox.Value);
        Many(command, NpgsqlDbType.Text, coming, static c => Words<MediaKind>.Write(c.File.Kind));
        Many(command, NpgsqlDbType.Text, coming, static c => c.File.Name);
        Many(command, NpgsqlDbType.Boolean, coming, static c => c.File.Recognised);
        Many(command, NpgsqlDbType.Bytea, coming, static c => c.File.Reference);
        Many(command, NpgsqlDbType.TimestampTz, coming, static c => c.File.Until);
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
    }

    private static string? Json<T>(IReadOnlyList<T> items) => items.Count == 0 ? null : JsonSerializer.Serialize(items, DeskJson.Options);

    private NpgsqlBatchCommand Add(string sql, Action<NpgsqlDataReader> read)
    {
        _readers.Add(read);
        return Add(sql);
    }

    /// <summary>A statement that answers no rows has no place among the results.</summary>
    private NpgsqlBatchCommand Add(string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        _batch.BatchCommands.Add(command);
        return command;
    }

    private static void One(NpgsqlBatchCommand command, Guid id) => command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });

    private static void Many<TItem, T>(NpgsqlBatchCommand command, NpgsqlDbType element, IReadOnlyList<TItem> items, Func<TItem, T> column)
    {
        var values = new T[items.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = column(items[i]);
        command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | element });
    }
}
