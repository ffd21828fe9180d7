using System.Text.Json;
using Npgsql;

namespace Switchboard.Bench;

/// <summary>The hand-written counterpart of the GraphQL list: as fast as these rows get out of this database in this framework.</summary>
internal static class PeerRows
{
    private const string Sql = """
        select c.id, c.number, c.status, c.last_message_text, c.last_message_author_kind, c.last_activity_at, c.contact_message_count, p.id, p.name, p.email
        from desk.conversations c join desk.contacts p on p.tenant_id = c.tenant_id and p.id = c.contact_id
        where c.tenant_id = $1 order by c.last_activity_at desc, c.id desc limit 100
        """;

    internal static void Map(WebApplication app) => app.MapGet("/conversations", async (HttpContext http, Guid tenant, NpgsqlDataSource database) =>
    {
        http.Response.ContentType = "application/json";
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter { Value = tenant });
        await using var rows = await command.ExecuteReaderAsync(http.RequestAborted);
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter);
        json.WriteStartArray();
        while (await rows.ReadAsync(http.RequestAborted))
            Write(json, rows);
        json.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter json, NpgsqlDataReader row)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, row.GetGuid(0));
        json.WriteNumber("number"u8, row.GetInt64(1));
        json.WriteString("status"u8, row.GetString(2));
        json.WriteString("lastMessageText"u8, row.GetString(3));
        json.WriteString("lastMessageAuthorKind"u8, row.GetString(4));
        json.WriteString("lastActivityAt"u8, row.GetDateTime(5));
        json.WriteNumber("unread"u8, row.GetInt32(6));
        json.WriteStartObject("contact"u8);
        json.WriteString("id"u8, row.GetGuid(7));
        json.WriteString("name"u8, row.GetString(8));
        json.WriteString("email"u8, row.GetString(9));
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
