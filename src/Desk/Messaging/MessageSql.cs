namespace Switchboard.Desk.Messaging;

/// <summary>
/// The writer's statements. Their plans must be right on an empty table and on a full one, before statistics exist and after:
/// every look-up is a lateral one of a single row, every change an upsert, and so each is one probe of the index meant for it.
/// </summary>
internal static class MessageSql
{
    internal const string SetTenant = "select set_config('app.tenant_id', $1, true)";

    /// <summary>Finds and locks every conversation of the batch, in id order so that two writers cannot wait for each other.</summary>
    /// <remarks>$1 tenant, $2 conversations, $3 inboxes and $4 contacts of those that do not know their conversation</remarks>
    internal const string Lock = """
        select c.id, c.number, c.inbox_id, c.contact_id, c.status, c.assignee_id, c.last_seq, c.contact_message_count, c.waiting_since,
               c.first_reply_at, c.snoozed_until, c.last_activity_at, c.last_message_text, c.last_message_author_kind, c.team_id,
               exists (select from desk.webhooks w where w.tenant_id = $1),
               exists (select from desk.channel_inboxes k where k.tenant_id = $1 and k.inbox_id = c.inbox_id)
        from (
          select id from unnest($2::uuid[]) as named(id)
          union
          select o.id from unnest($3::uuid[], $4::uuid[]) as who(inbox_id, contact_id)
          cross join lateral (
            select x.id from desk.conversations x
            where x.tenant_id = $1 and x.inbox_id = who.inbox_id and x.contact_id = who.contact_id and x.status <> 'resolved' limit 1) o
          order by id
        ) wanted
        cross join lateral (select x.* from desk.conversations x where x.tenant_id = $1 and x.id = wanted.id limit 1 for no key update) c
        """;

    /// <remarks>$1 tenant, $2 places, $3 inboxes, $4 external ids</remarks>
    internal const string KnownOutside = """
        select i.ord, m.id, m.conversation_id, m.seq from unnest($2::int[], $3::uuid[], $4::text[]) as i(ord, inbox_id, external_id)
        cross join lateral (
          select x.id, x.conversation_id, x.seq from desk.messages x
          where x.tenant_id = $1 and x.inbox_id = i.inbox_id and x.external_id = i.external_id limit 1) m
        """;

    /// <remarks>$1 tenant, $2 places, $3 conversations, $4 client keys</remarks>
    internal const string KnownInside = """
        select i.ord, m.id, m.conversation_id, m.seq from unnest($2::int[], $3::uuid[], $4::text[]) as i(ord, conversation_id, client_key)
        cross join lateral (
          select x.id, x.conversation_id, x.seq from desk.messages x
          where x.tenant_id = $1 and x.conversation_id = i.conversation_id and x.client_key = i.client_key and x.external_id is null limit 1) m
        """;

    /// <summary>Opens a conversation for each contact given. Where somebody else was faster, theirs stands.</summary>
    /// <remarks>$1 tenant, $2 conversation ids, $3 inboxes, $4 contacts, $5 times</remarks>
    internal const string Open = """
        with counted as (
          insert into desk.counters (tenant_id, name, value) values ($1, 'conversation', cardinality($2::uuid[]))
          on conflict (tenant_id, name) do update set value = counters.value + excluded.value
          returning value
        )
        insert into desk.conversations (tenant_id, id, number, inbox_id, contact_id, status, language, last_activity_at, created_at)
        select $1, w.id, counted.value - cardinality($2::uuid[]) + w.ord, w.inbox_id, w.contact_id, 'pending', k.language, w.at, w.at
        from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::timestamptz[]) with ordinality as w(id, inbox_id, contact_id, at, ord)
        cross join counted
        cross join lateral (select x.language from desk.contacts x where x.tenant_id = $1 and x.id = w.contact_id limit 1) k
        on conflict (tenant_id, inbox_id, contact_id) where status <> 'resolved' do nothing
        """;

    /// <summary>Moves conversations on. They exist and are locked, so this never inserts; the conflict is how it finds them.</summary>
    internal const string Move = """
        insert into desk.conversations (tenant_id, id, number, inbox_id, contact_id, status, last_seq, contact_message_count, waiting_since,
                                        first_reply_at, snoozed_until, last_activity_at, last_message_text, last_message_author_kind, created_at)
        select $1, h.*, h.last_activity_at
        from unnest($2::uuid[], $3::bigint[], $4::uuid[], $5::uuid[], $6::text[], $7::int[], $8::int[], $9::timestamptz[],
                    $10::timestamptz[], $11::timestamptz[], $12::timestamptz[], $13::text[], $14::text[])
          as h(id, number, inbox_id, contact_id, status, last_seq, contact_message_count, waiting_since,
               first_reply_at, snoozed_until, last_activity_at, last_message_text, last_message_author_kind)
        on conflict (tenant_id, id) do update set
          status = excluded.status, last_seq = excluded.last_seq, contact_message_count = excluded.contact_message_count,
          waiting_since = excluded.waiting_since, first_reply_at = excluded.first_reply_at, snoozed_until = excluded.snoozed_until,
          last_activity_at = excluded.last_activity_at, last_message_text = excluded.last_message_text,
          last_message_author_kind = excluded.last_message_author_kind
        """;

    internal const string Store = """
        insert into desk.messages (tenant_id, conversation_id, seq, id, inbox_id, author_kind, author_id, author_name, text, private,
                                   client_key, external_id, attachments, sources, created_at, delivery, media)
        select $1, m.conversation_id, m.seq, m.id, m.inbox_id, m.author_kind, m.author_id, m.author_name, m.text, m.private,
               m.client_key, m.external_id, m.attachments::jsonb, m.sources::jsonb, m.at, m.delivery::jsonb, m.media::jsonb
        from unnest($2::uuid[], $3::int[], $4::uuid[], $5::uuid[], $6::text[], $7::uuid[], $8::text[], $9::text[], $10::bool[],
                    $11::text[], $12::text[], $13::text[], $14::text[], $15::timestamptz[], $16::text[], $17::text[])
          as m(conversation_id, seq, id, inbox_id, author_kind, author_id, author_name, text, private, client_key, external_id, attachments, sources, at, delivery, media)
        """;

    /// <summary>One row for what follows from all messages of the batch, and one for each conversation in which the bot has to answer.</summary>
    /// <remarks>$1 tenant, $2 id, $3 how many messages, $4 and $5 where the customer spoke and which words were the last, $6 to $8 ids, conversations and numbers for the bot, $9 now</remarks>
    internal const string Post = """
        insert into desk.outbox (tenant_id, id, kind, messages, conversation_ids, seqs, conversation_id, seq, due_at, created_at)
        select $1, $2, 'message.created', $3, $4::uuid[], $5::int[], null::uuid, null::int, $9::timestamptz, $9::timestamptz
        union all
        select $1, b.id, 'bot.reply', 0, null, null, b.conversation_id, b.seq, $9, $9 from unnest($6::uuid[], $7::uuid[], $8::int[]) as b(id, conversation_id, seq)
        """;
}
