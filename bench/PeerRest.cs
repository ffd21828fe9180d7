using System.Text.Json;
using Npgsql;

namespace Switchboard.Bench;

/// <summary>The hand-written counterpart of REST: whole rows of conversations, and a message stored once for a key. One statement each.</summary>
internal static class PeerRest
{
    private const string Columns = """
        c.id, c.number, c.inbox_id as "inboxId", i.name as "inboxName", i.channel, c.contact_id as "contactId", p.name as "contactName", c.status, c.assignee_id as "assigneeId",
        m.name as "assigneeName", c.team_id as "teamId", c.mood, c.language, c.last_seq as "lastSeq", c.contact_message_count as "contactMessageCount", 0 as unread,
        c.last_message_text as "lastMessageText", c.last_message_author_kind as "lastMessageAuthorKind", c.waiting_since as "waitingSince", c.queued_at as "queuedAt",
        c.snoozed_until as "snoozedUntil", c.handover_reason as "handoverReason", c.last_activity_at as "lastActivityAt", c.created_at as "createdAt", c.resolved_at as "resolvedAt",
        c.rating_score as "ratingScore", c.rating_comment as "ratingComment", c.contact_read_seq as "contactReadSeq"
        """;

    private const string Sources = """
        from desk.conversations c
        join desk.inboxes i on i.tenant_id = c.tenant_id and i.id = c.inbox_id
        join desk.contacts p on p.tenant_id = c.tenant_id and p.id = c.contact_id
        left join desk.members m on m.tenant_id = c.tenant_id and m.id = c.assignee_id
        """;

    private const string All = $"select {Columns} {Sources} where c.tenant_id = $1 order by c.last_activity_at desc, c.id desc limit 101";

    private const string Some = $"select {Columns} {Sources} where c.tenant_id = $1 and c.status = $2 and c.last_activity_at > $3 order by c.last_activity_at desc, c.id desc limit 101";

    private const string Tables = """
        create table if not exists public.peer_rooms (id uuid primary key, last_seq int not null);
        create table if not exists public.peer_keys (key text primary key, message_id uuid not null, expires_at timestamptz not null);
        create table if not exists public.peer_texts (room uuid not null, seq int not null, id uuid not null, client_id text not null, text text not null, created_at timestamptz not null, primary key (room, seq));
        """;

    private const string Store = """
        with key as (insert into public.peer_keys values ($1, $2, now() + interval '24 hours') on conflict do nothing returning message_id),
        room as (insert into public.peer_rooms as r select $3, 1 from key on conflict (id) do update set last_seq = r.last_seq + 1 returning r.last_seq)
        insert into public.peer_texts select $3, last_seq, $2, $4, $5, now() from room returning seq, created_at
        """;

    private const string Stored = "select t.seq, t.created_at, t.id from public.peer_keys k join public.peer_texts t on t.room = $2 and t.id = k.message_id where k.key = $1";

    internal static async Task MapAsync(WebApplication app)
    {
        await using var create = app.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(Tables);
        await create.ExecuteNonQueryAsync(app.Lifetime.ApplicationStopping);
        app.MapGet("/rest/conversations", (HttpContext http, Guid tenant, NpgsqlDataSource database) => ListAsync(http, database, All, tenant));
        app.MapGet("/rest/conversations/since", (HttpContext http, Guid tenant, string status, DateTimeOffset since, NpgsqlDataSource database) =>
            ListAsync(http, database, Some, tenant, status, since.ToUniversalTime()));
        app.MapPost("/rest/conversations/{id:guid}/messages", SendAsync);
    }

    private static async Task ListAsync(HttpContext http, NpgsqlDataSource database, string sql, params object[] values)
    {
        http.Response.ContentType = "application/json";
        await using var command = Command(database, sql, values);
        await using var rows = await command.ExecuteReaderAsync(http.RequestAborted);
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteStartArray("items"u8);
        for (var left = 100; left > 0 && await rows.ReadAsync(http.RequestAborted); left--)
            Write(json, rows);
        json.WriteEndArray();
        var more = await rows.ReadAsync(http.RequestAborted);
        json.WriteBoolean("more"u8, more);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, NpgsqlDataReader row)
    {
        json.WriteStartObject();
        for (var i = 0; i < row.FieldCount; i++)
        {
            json.WritePropertyName(row.GetName(i));
            if (row.IsDBNull(i))
                json.WriteNullValue();
            else if (row.GetFieldType(i) == typeof(Guid))
                json.WriteStringValue(row.GetGuid(i));
            else if (row.GetFieldType(i) == typeof(DateTime))
                json.WriteStringValue(row.GetDateTime(i));
            else if (row.GetFieldType(i) == typeof(string))
                json.WriteStringValue(row.GetString(i));
            else
                json.WriteNumberValue(row.GetFieldType(i) == typeof(short) ? row.GetInt16(i) : row.GetFieldType(i) == typeof(int) ? row.GetInt32(i) : row.GetInt64(i));
        }

        json.WriteEndObject();
    }

    private static async Task<IResult> SendAsync(HttpContext http, Guid id, PeerDraft draft, NpgsqlDataSource database)
    {
        var (key, message) = (http.Request.Headers["Idempotency-Key"].ToString(), Guid.CreateVersion7());
        await using var store = Command(database, Store, key, message, id, draft.ClientId, draft.Text);
        await using (var made = await store.ExecuteReaderAsync(http.RequestAborted))
        {
            if (await made.ReadAsync(http.RequestAborted))
                return Results.Json(new PeerSent(message, id, made.GetInt32(0), draft.ClientId, draft.Text, made.GetDateTime(1)), statusCode: 201);
        }

        await using var stored = Command(database, Stored, key, id);
        await using var first = await stored.ExecuteReaderAsync(http.RequestAborted);
        return await first.ReadAsync(http.RequestAborted)
            ? Results.Json(new PeerSent(first.GetGuid(2), id, first.GetInt32(0), draft.ClientId, draft.Text, first.GetDateTime(1)), statusCode: 201)
            : Results.Conflict();
    }

    private static NpgsqlCommand Command(NpgsqlDataSource database, string sql, params object[] values)
    {
        var command = database.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    private sealed record PeerDraft(string Text, string ClientId);

    private sealed record PeerSent(Guid Id, Guid ConversationId, int Seq, string ClientId, string Text, DateTime CreatedAt);
}
