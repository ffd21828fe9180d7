namespace Switchboard.Desk.Messaging;

/// <summary>
/// The statements of one tenant's share of a batch, run in this order in one round trip and one transaction.
/// Each sees what the one before it locked or made.
/// </summary>
internal static class MessageSql
{
    internal const string SetTenant = "select set_config('app.tenant_id', $1, true)";

    /// <summary>Opens a conversation for each contact that has none open, unless the message is known already.</summary>
    /// <remarks>$1 tenant, $2 conversation ids, $3 inboxes, $4 contacts, $5 external ids, $6 times</remarks>
    internal const string Open = """
        with wanted as (
          select distinct on (i.inbox_id, i.contact_id) i.*
          from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::timestamptz[]) with ordinality as i(id, inbox_id, contact_id, external_id, at, ord)
          where not exists (select 1 from desk.conversations c
                            where c.tenant_id = $1 and c.inbox_id = i.inbox_id and c.contact_id = i.contact_id and c.status <> 'resolved')
            and not exists (select 1 from desk.messages m where m.tenant_id = $1 and m.inbox_id = i.inbox_id and m.external_id = i.external_id)
          order by i.inbox_id, i.contact_id, i.ord
        ), many as (
          select count(*) as n from wanted
        ), counted as (
          insert into desk.counters (tenant_id, name, value) select $1, 'conversation', n from many where n > 0
          on conflict (tenant_id, name) do update set value = counters.value + excluded.value
          returning value
        )
        insert into desk.conversations (tenant_id, id, number, inbox_id, contact_id, status, language, last_activity_at, created_at)
        select $1, w.id, counted.value - many.n + row_number() over (order by w.ord), w.inbox_id, w.contact_id, 'pending', k.language, w.at, w.at
        from wanted w cross join many cross join counted
        join desk.contacts k on k.tenant_id = $1 and k.id = w.contact_id
        on conflict (tenant_id, inbox_id, contact_id) where status <> 'resolved' do nothing
        """;

    /// <summary>Locks every conversation of the batch, in id order so that two writers cannot wait for each other.</summary>
    /// <remarks>$1 tenant, $2 conversations, $3 inboxes and $4 contacts of those that do not know their conversation</remarks>
    internal const string Lock = """
        select c.id from desk.conversations c
        where c.tenant_id = $1 and c.id in (
          select unnest($2::uuid[])
          union
          select o.id from unnest($3::uuid[], $4::uuid[]) as i(inbox_id, contact_id)
          join desk.conversations o on o.tenant_id = $1 and o.inbox_id = i.inbox_id and o.contact_id = i.contact_id and o.status <> 'resolved')
        order by c.id for no key update
        """;

    /// <summary>Numbers and stores what is new, moves each conversation on, writes the outbox, and tells every draft its fate.</summary>
    internal const string Append = """
        with input as (
          select * from unnest($2::int[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::uuid[], $9::text[], $10::text[],
                               $11::bool[], $12::text[], $13::text[], $14::text[], $15::text[], $16::timestamptz[])
            as i(ord, id, conversation_id, inbox_id, contact_id, author_kind, author_id, author_name, text,
                 private, client_key, external_id, attachments, sources, at)
        ), target as (
          select i.*, c.id as conv, c.inbox_id as conv_inbox, c.status, c.assignee_id
          from input i join desk.conversations c on c.tenant_id = $1 and c.id = i.conversation_id
          where i.conversation_id is not null
          union all
          select i.*, c.id, c.inbox_id, c.status, c.assignee_id
          from input i join desk.conversations c
            on c.tenant_id = $1 and c.inbox_id = i.inbox_id and c.contact_id = i.contact_id and c.status <> 'resolved'
          where i.conversation_id is null
        ), known as (
          select i.ord, m.id, m.conversation_id, m.seq
          from input i join desk.messages m on m.tenant_id = $1 and m.inbox_id = i.inbox_id and m.external_id = i.external_id
          where i.external_id is not null
          union all
          select i.ord, m.id, m.conversation_id, m.seq
          from input i join desk.messages m
            on m.tenant_id = $1 and m.conversation_id = i.conversation_id and m.client_key = i.client_key and m.external_id is null
          where i.external_id is null
        ), fresh as (
          select t.*, row_number() over (partition by t.conv order by t.ord) as n
          from target t
          where not exists (select 1 from known k where k.ord = t.ord)
            and (t.status <> 'resolved' or t.private)
        ), per as (
          select conv, count(*) as total, count(*) filter (where author_kind = 'contact') as from_contact, max(at) as at,
                 bool_or(author_kind = 'agent' and not private) as answered,
                 (array_agg(left(text, 160) order by ord desc) filter (where not private))[1] as last_text,
                 (array_agg(author_kind order by ord desc) filter (where not private))[1] as last_kind
          from fresh group by conv
        ), moved as (
          update desk.conversations c set
            last_seq = c.last_seq + p.total,
            contact_message_count = c.contact_message_count + p.from_contact,
            last_activity_at = greatest(c.last_activity_at, p.at),
            last_message_text = coalesce(p.last_text, c.last_message_text),
            last_message_author_kind = coalesce(p.last_kind, c.last_message_author_kind),
            waiting_since = case p.last_kind when 'agent' then null when 'bot' then null when 'contact' then coalesce(c.waiting_since, p.at) else c.waiting_since end,
            first_reply_at = case when p.answered then coalesce(c.first_reply_at, p.at) else c.first_reply_at end,
            status = case when c.status = 'snoozed' and p.from_contact > 0 then 'open' else c.status end,
            snoozed_until = case when p.from_contact > 0 then null else c.snoozed_until end
          from per p where c.tenant_id = $1 and c.id = p.conv
          returning c.id, c.last_seq - p.total as base
        ), stored as (
          insert into desk.messages (tenant_id, conversation_id, seq, id, inbox_id, author_kind, author_id, author_name, text, private,
                                     client_key, external_id, attachments, sources, created_at)
          select $1, f.conv, m.base + f.n, f.id, f.conv_inbox, f.author_kind, f.author_id, f.author_name, f.text, f.private,
                 f.client_key, f.external_id, f.attachments::jsonb, f.sources::jsonb, f.at
          from fresh f join moved m on m.id = f.conv
          returning id, seq
        ), posted as (
          insert into desk.outbox (tenant_id, id, kind, conversation_id, seq, due_at, created_at)
          select $1, f.id, case when f.status = 'pending' and f.author_kind = 'contact' then 'bot.reply' else 'message.created' end,
                 f.conv, m.base + f.n, f.at, f.at
          from fresh f join moved m on m.id = f.conv
        )
        select i.ord,
               case when k.id is not null then 1 when t.conv is null then 2 when s.id is null then 3 else 0 end,
               coalesce(k.id, i.id), coalesce(k.conversation_id, t.conv), coalesce(k.seq, s.seq), t.status, t.assignee_id
        from input i
        left join target t on t.ord = i.ord
        left join known k on k.ord = i.ord
        left join stored s on s.id = i.id
        """;
}
