-- What customers send at a platform is fetched into our files, and what a platform knows of them is asked for, by workers.

-- Files that are named in a message and not there yet; null where there are none. Kept with the message: whoever shows one needs no second look.
alter table desk.messages add column media jsonb;

-- One row for each of those, under the id that the file will have. The reference may be all that it takes to open it: sealed, and gone when it is of no use any more.
create table desk.channel_media (
  tenant_id       uuid not null,
  conversation_id uuid not null,
  seq             integer not null,
  place           integer not null,
  id              uuid not null,
  inbox_id        uuid not null,
  kind            text not null check (kind in ('image', 'audio', 'video', 'file')),
  name            text,
  recognised      boolean not null,
  reference       bytea,
  until           timestamptz,
  state           text not null default 'fetching' check (state in ('fetching', 'fetched', 'failed')),
  reason          text,
  attempts        integer not null default 0,
  turn            integer not null default 0,
  due_at          timestamptz not null,
  since           timestamptz not null,
  primary key (tenant_id, conversation_id, seq, place),
  foreign key (tenant_id, inbox_id) references desk.inboxes (tenant_id, id) on delete cascade,
  foreign key (tenant_id, conversation_id, seq) references desk.messages (tenant_id, conversation_id, seq) on delete cascade
) with (fillfactor = 80);
create index channel_media_due on desk.channel_media (tenant_id, due_at) where state = 'fetching';

-- People of whom the platform is to be asked who they are, with what an event told meanwhile. The row is gone when it has answered.
create table desk.channel_profiles (
  tenant_id   uuid not null,
  inbox_id    uuid not null,
  external_id text not null,
  union_id    text,
  attempts    integer not null default 0,
  due_at      timestamptz not null,
  primary key (tenant_id, inbox_id, external_id),
  foreign key (tenant_id, inbox_id, external_id) references desk.contact_identities (tenant_id, inbox_id, external_id) on delete cascade
);
create index channel_profiles_due on desk.channel_profiles (tenant_id, due_at);

-- Who pulls has leased it: no transaction stays open while a platform answers.
alter table desk.channel_pulls add column turn integer not null default 0, add column leased_until timestamptz;

do $$
declare t text;
begin
  foreach t in array array['channel_media', 'channel_profiles'] loop
    execute format('alter table desk.%I enable row level security', t);
    execute format('alter table desk.%I force row level security', t);
    execute format('create policy tenant_isolation on desk.%I using (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid)) with check (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid))', t);
    execute format('grant select, insert, update, delete on desk.%I to saas_app', t);
    -- As for the other tables: until the first ANALYZE, all rows are one tenant's.
    if current_setting('server_version_num')::int >= 180000 then
      perform pg_restore_attribute_stats('schemaname', 'desk', 'relname', t, 'attname', 'tenant_id', 'inherited', false,
                                         'null_frac', 0::real, 'avg_width', 16, 'n_distinct', 1::real);
    end if;
  end loop;
end $$;
