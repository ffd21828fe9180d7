-- The audit log as evidence: what changed, from where, numbered without gaps, each entry sealed with the one before it.
-- A verb writes its entry unsealed, in its own transaction and without any lock that others wait for; sealing follows the commit, in a
-- transaction of its own that holds the tenant's chain for a moment. Whoever seals next also seals what a crash left behind.
alter table desk.audit_entries
  add column seq     bigint,
  add column hash    bytea,
  add column door    text,
  add column address text,
  add column agent   text,
  add column changes jsonb not null default '[]';

create table desk.audit_chains (
  tenant_id uuid primary key,
  seq       bigint not null,
  hash      bytea not null
);

create table desk.audit_unsealed (
  tenant_id  uuid not null,
  id         uuid not null,
  at         timestamptz not null,
  actor_kind text not null,
  actor_id   uuid,
  actor_name text not null,
  verb       text not null,
  target_id  uuid,
  detail     text,
  door       text,
  address    text,
  agent      text,
  changes    jsonb not null,
  primary key (tenant_id, id)
);

do $$
declare t text;
begin
  foreach t in array array['audit_chains', 'audit_unsealed'] loop
    execute format('alter table desk.%I enable row level security', t);
    execute format('alter table desk.%I force row level security', t);
    execute format('create policy tenant_isolation on desk.%I using (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid)) with check (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid))', t);
  end loop;
end $$;

-- What is said twice in the same way has the same hash, and only that: each field goes in with its length, and nothing is not the empty text.
create function desk.audit_hash(previous bytea, fields text[]) returns bytea
  language sql immutable set search_path = pg_catalog as $$
  select sha256(previous || convert_to(string_agg(case when f is null then '-' else octet_length(convert_to(f, 'UTF8')) || ':' || f end, '' order by n), 'UTF8'))
  from unnest(fields) with ordinality as u (f, n)
$$;

-- With the owner's rights, because the application may write no entry of its own: it can only hand one in and have it sealed.
create function desk.seal_audit(tenant uuid) returns bigint
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  head desk.audit_chains;
  e    desk.audit_unsealed;
begin
  select * into head from desk.audit_chains c where c.tenant_id = tenant for update;
  if not found then
    insert into desk.audit_chains (tenant_id, seq, hash) values (tenant, 0, ''::bytea) on conflict do nothing;
    select * into strict head from desk.audit_chains c where c.tenant_id = tenant for update;
  end if;
  for e in select * from desk.audit_unsealed u where u.tenant_id = tenant order by u.at, u.id loop
    head.seq := head.seq + 1;
    head.hash := desk.audit_hash(head.hash, array[
      e.tenant_id::text, head.seq::text, e.id::text, (extract(epoch from e.at) * 1000000)::bigint::text, e.actor_kind, e.actor_id::text,
      e.actor_name, e.verb, e.target_id::text, e.detail, e.door, e.address, e.agent, e.changes::text]);
    insert into desk.audit_entries (tenant_id, id, at, actor_kind, actor_id, actor_name, verb, target_id, detail, door, address, agent, changes, seq, hash)
      values (e.tenant_id, e.id, e.at, e.actor_kind, e.actor_id, e.actor_name, e.verb, e.target_id, e.detail, e.door, e.address, e.agent, e.changes, head.seq, head.hash);
    delete from desk.audit_unsealed u where u.tenant_id = tenant and u.id = e.id;
    update desk.audit_chains c set seq = head.seq, hash = head.hash where c.tenant_id = tenant;
  end loop;

  -- Losing the sealing in a crash loses nothing: the entries are then unsealed as before.
  perform set_config('synchronous_commit', 'off', true);
  return head.seq;
end $$;

-- What was written before there was a chain begins it.
alter table desk.audit_entries no force row level security;
alter table desk.audit_chains no force row level security;
do $$
declare
  e desk.audit_entries;
  t uuid;
  n bigint;
  h bytea;
begin
  for e in select * from desk.audit_entries order by tenant_id, at, id loop
    if t is distinct from e.tenant_id then
      t := e.tenant_id; n := 0; h := ''::bytea;
    end if;
    n := n + 1;
    h := desk.audit_hash(h, array[
      e.tenant_id::text, n::text, e.id::text, (extract(epoch from e.at) * 1000000)::bigint::text, e.actor_kind, e.actor_id::text,
      e.actor_name, e.verb, e.target_id::text, e.detail, e.door, e.address, e.agent, e.changes::text]);
    update desk.audit_entries x set seq = n, hash = h where x.tenant_id = e.tenant_id and x.id = e.id;
    insert into desk.audit_chains (tenant_id, seq, hash) values (t, n, h) on conflict (tenant_id) do update set seq = excluded.seq, hash = excluded.hash;
  end loop;
end $$;
alter table desk.audit_entries force row level security;
alter table desk.audit_chains force row level security;
alter table desk.audit_entries alter column seq set not null, alter column hash set not null;
create unique index audit_entries_seq on desk.audit_entries (tenant_id, seq);
create index audit_entries_at on desk.audit_entries (tenant_id, at desc, id desc);

-- Nobody changes what was written, not even the owner by mistake. What retention takes away one day, it takes with this trigger switched off.
create function desk.refuse_audit_change() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  raise exception 'audit entries are never changed' using errcode = 'insufficient_privilege';
end $$;
create trigger audit_append_only before update or delete or truncate on desk.audit_entries for each statement execute function desk.refuse_audit_change();

revoke insert on desk.audit_entries from saas_app;
grant select on desk.audit_chains to saas_app;
grant insert on desk.audit_unsealed to saas_app;
revoke execute on function desk.seal_audit(uuid) from public;
grant execute on function desk.seal_audit(uuid) to saas_app;
