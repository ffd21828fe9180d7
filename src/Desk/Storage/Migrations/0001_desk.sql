-- The support desk. Every table: tenant_id first in its primary key, unique keys and foreign keys, so that one tenant can neither
-- point at another's rows nor learn from a collision, and so that the schema can be distributed by tenant unchanged.
-- Nothing here mentions the catalog: a dedicated tenant's database has this schema and no catalog.
create schema desk;
grant usage on schema desk to saas_app;

create table desk.inboxes (
  tenant_id  uuid not null,
  id         uuid not null,
  name       text not null,
  channel    text not null,
  key        text not null,
  enabled    boolean not null default true,
  settings   jsonb not null default '{}',
  secrets    bytea,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, key)
);

create table desk.members (
  tenant_id        uuid not null,
  id               uuid not null,
  user_id          uuid not null,
  name             text not null,
  email            text not null,
  role             text not null check (role in ('admin', 'supervisor', 'agent', 'inspector')),
  capacity         integer not null default 5 check (capacity between 0 and 1000),
  active           boolean not null default true,
  availability     text not null default 'offline' check (availability in ('online', 'busy', 'offline')),
  last_assigned_at timestamptz,
  created_at       timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, user_id),
  unique (tenant_id, email)
);

create table desk.teams (
  tenant_id  uuid not null,
  id         uuid not null,
  name       text not null,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, name)
);

create table desk.team_members (
  tenant_id uuid not null,
  team_id   uuid not null,
  member_id uuid not null,
  primary key (tenant_id, team_id, member_id),
  foreign key (tenant_id, team_id) references desk.teams (tenant_id, id) on delete cascade,
  foreign key (tenant_id, member_id) references desk.members (tenant_id, id) on delete cascade
);

create table desk.contacts (
  tenant_id    uuid not null,
  id           uuid not null,
  name         text not null,
  email        text,
  phone        text,
  external_id  text,
  verified     boolean not null default false,
  language     text,
  note         text,
  created_at   timestamptz not null,
  last_seen_at timestamptz,
  primary key (tenant_id, id)
);
create index contacts_newest on desk.contacts (tenant_id, created_at desc, id desc);

-- Who a contact is at one inbox: a browser's visitor id, a signed-in user's id, later an open id.
create table desk.contact_identities (
  tenant_id   uuid not null,
  inbox_id    uuid not null,
  external_id text not null,
  contact_id  uuid not null,
  created_at  timestamptz not null,
  primary key (tenant_id, inbox_id, external_id),
  foreign key (tenant_id, inbox_id) references desk.inboxes (tenant_id, id) on delete cascade,
  foreign key (tenant_id, contact_id) references desk.contacts (tenant_id, id) on delete cascade
);
create index contact_identities_contact on desk.contact_identities (tenant_id, contact_id);

create table desk.counters (
  tenant_id uuid not null,
  name      text not null,
  value     bigint not null,
  primary key (tenant_id, name)
);

create table desk.conversations (
  tenant_id                uuid not null,
  id                       uuid not null,
  number                   bigint not null,
  inbox_id                 uuid not null,
  contact_id               uuid not null,
  status                   text not null check (status in ('pending', 'open', 'snoozed', 'resolved')),
  assignee_id              uuid,
  team_id                  uuid,
  mood                     text check (mood in ('negative', 'neutral', 'positive')),
  language                 text,
  last_seq                 integer not null default 0,
  contact_message_count    integer not null default 0,
  contact_read_seq         integer not null default 0,
  agent_read_seq           integer not null default 0,
  last_message_text        text,
  last_message_author_kind text,
  waiting_since            timestamptz,
  queued_at                timestamptz,
  snoozed_until            timestamptz,
  handover_reason          text,
  first_reply_at           timestamptz,
  last_activity_at         timestamptz not null,
  created_at               timestamptz not null,
  resolved_at              timestamptz,
  rating_score             integer check (rating_score between 1 and 5),
  rating_comment           text,
  rated_at                 timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  foreign key (tenant_id, inbox_id) references desk.inboxes (tenant_id, id),
  foreign key (tenant_id, contact_id) references desk.contacts (tenant_id, id),
  foreign key (tenant_id, assignee_id) references desk.members (tenant_id, id),
  foreign key (tenant_id, team_id) references desk.teams (tenant_id, id)
) with (fillfactor = 50);

-- One open conversation per contact and inbox: whatever races, the second opener finds the first one's.
create unique index conversations_one_open on desk.conversations (tenant_id, inbox_id, contact_id) where status <> 'resolved';
create index conversations_activity on desk.conversations (tenant_id, last_activity_at desc, id desc);
create index conversations_assignee on desk.conversations (tenant_id, assignee_id) where status in ('open', 'snoozed');
create index conversations_queue on desk.conversations (tenant_id, queued_at, id) where status = 'open' and assignee_id is null;
create index conversations_contact on desk.conversations (tenant_id, contact_id, created_at desc);

create table desk.messages (
  tenant_id       uuid not null,
  conversation_id uuid not null,
  seq             integer not null,
  id              uuid not null,
  inbox_id        uuid not null,
  author_kind     text not null check (author_kind in ('contact', 'agent', 'bot', 'system')),
  author_id       uuid,
  author_name     text not null,
  text            text not null,
  private         boolean not null default false,
  client_key      text,
  external_id     text,
  attachments     jsonb,
  sources         jsonb,
  event           jsonb,
  recalled_at     timestamptz,
  created_at      timestamptz not null,
  primary key (tenant_id, conversation_id, seq),
  foreign key (tenant_id, conversation_id) references desk.conversations (tenant_id, id)
);
-- Exactly-once: what came from outside is known by its inbox and external id, what was written inside by its client key.
create unique index messages_external on desk.messages (tenant_id, inbox_id, external_id) where external_id is not null;
create unique index messages_client on desk.messages (tenant_id, conversation_id, client_key) where client_key is not null and external_id is null;

create table desk.read_marks (
  tenant_id             uuid not null,
  conversation_id       uuid not null,
  member_id             uuid not null,
  seq                   integer not null,
  contact_message_count integer not null,
  primary key (tenant_id, conversation_id, member_id),
  foreign key (tenant_id, conversation_id) references desk.conversations (tenant_id, id) on delete cascade,
  foreign key (tenant_id, member_id) references desk.members (tenant_id, id) on delete cascade
);

-- Work that must happen because something was committed. Written in the same transaction as its cause.
create table desk.outbox (
  tenant_id       uuid not null,
  id              uuid not null,
  kind            text not null,
  conversation_id uuid,
  seq             integer,
  messages        integer not null default 1,
  attempts        integer not null default 0,
  due_at          timestamptz not null,
  dead_reason     text,
  created_at      timestamptz not null,
  primary key (tenant_id, id)
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
create index outbox_due on desk.outbox (tenant_id, kind, due_at) where dead_reason is null;

create table desk.usage_daily (
  tenant_id uuid not null,
  day       date not null,
  metric    text not null,
  quantity  bigint not null,
  primary key (tenant_id, day, metric)
);

-- Append-only for the application: it may insert and read, never change.
create table desk.audit_entries (
  tenant_id  uuid not null,
  id         uuid not null,
  at         timestamptz not null,
  actor_kind text not null,
  actor_id   uuid,
  actor_name text not null,
  verb       text not null,
  target_id  uuid,
  detail     text,
  primary key (tenant_id, id)
);

do $$
declare t text;
begin
  for t in select tablename from pg_tables where schemaname = 'desk' loop
    execute format('alter table desk.%I enable row level security', t);
    execute format('alter table desk.%I force row level security', t);
    -- A pooled connection whose tenant was reset holds '' and not null, hence nullif.
    execute format('create policy tenant_isolation on desk.%I using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid) with check (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', t);
    execute format('grant select, insert on desk.%I to saas_app', t);
    if t <> 'audit_entries' then
      execute format('grant update, delete on desk.%I to saas_app', t);
    end if;
  end loop;
end $$;

-- Every index here begins with the tenant. Until the first ANALYZE the planner would think that the tenant alone finds one row, and may
-- keep a plan that reads all of a tenant's rows to find one of them; foreign key checks do. Say the opposite: all rows are one tenant's.
do $$
declare t text;
begin
  if current_setting('server_version_num')::int >= 180000 then
    for t in select tablename from pg_tables where schemaname = 'desk' loop
      perform pg_restore_attribute_stats('schemaname', 'desk', 'relname', t, 'attname', 'tenant_id', 'inherited', false,
                                         'null_frac', 0::real, 'avg_width', 16, 'n_distinct', 1::real);
    end loop;
  end if;
end $$;
