using Npgsql;

namespace Switchboard.Bench;

/// <summary>Conversations of a tenant, written past the product: they are there to be read.</summary>
internal static class Stock
{
    internal const int Conversations = 2_000;

    /// <returns>The tenant's id.</returns>
    internal static async Task<Guid> FillAsync(string owner, string slug, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(owner);
        await using var fill = source.CreateCommand("""
            with t as (select t.id, i.id as inbox from catalog.tenants t join desk.inboxes i on i.tenant_id = t.id where t.slug = $1),
            people as (
              insert into desk.contacts (tenant_id, id, name, email, created_at)
              select t.id, gen_random_uuid(), 'Contact ' || n, 'contact' || n || '@example.com', now() from t, generate_series(1, $2) n
              returning tenant_id, id)
            insert into desk.conversations (tenant_id, id, number, inbox_id, contact_id, status, last_seq, contact_message_count, last_message_text, last_message_author_kind, last_activity_at, created_at)
            select p.tenant_id, gen_random_uuid(), row_number() over (), t.inbox, p.id, 'open', 3, 2, 'This is a message of ordinary length, as people write them to a shop.', 'contact', now() - random() * interval '9 days', now()
            from people p, t returning tenant_id
            """);
        fill.Parameters.Add(new NpgsqlParameter { Value = slug });
        fill.Parameters.Add(new NpgsqlParameter { Value = Conversations });
        var tenant = (Guid)(await fill.ExecuteScalarAsync(ct))!;
        await SettleAsync(source, "desk.contacts, desk.conversations", ct);
        return tenant;
    }

    internal static async Task SettleAsync(NpgsqlDataSource source, string tables, CancellationToken ct)
    {
        await using var settle = source.CreateCommand("vacuum analyze " + tables);
        settle.CommandTimeout = 600;
        await settle.ExecuteNonQueryAsync(ct);
    }
}
