-- Roles that a tenant made: what they may do, and the built-in role that says how they sit (whether they answer and are routed to).
create table desk.roles (
  tenant_id   uuid not null,
  id          uuid not null,
  name        text not null,
  description text not null default '',
  basis       text not null check (basis in ('admin', 'supervisor', 'agent', 'inspector', 'analyst')),
  permissions text[] not null,
  created_at  timestamptz not null,
  changed_at  timestamptz not null,
  primary key (tenant_id, id)
);
create unique index roles_name on desk.roles (tenant_id, lower(name));

-- One owner a tenant; a member keeps the basis of a custom role as their role.
alter table desk.members
  add column custom_role_id uuid,
  add column owner boolean not null default false,
  add constraint members_custom_role foreign key (tenant_id, custom_role_id) references desk.roles (tenant_id, id),
  add constraint members_owner_administers check (not owner or (role = 'admin' and active and custom_role_id is null));
create unique index members_one_owner on desk.members (tenant_id) where owner;
create index members_custom_role on desk.members (tenant_id, custom_role_id) where custom_role_id is not null;

-- Who works in an inbox. One without any row here is open to everybody.
create table desk.inbox_members (
  tenant_id uuid not null,
  inbox_id  uuid not null,
  member_id uuid not null,
  primary key (tenant_id, inbox_id, member_id),
  foreign key (tenant_id, inbox_id) references desk.inboxes (tenant_id, id) on delete cascade,
  foreign key (tenant_id, member_id) references desk.members (tenant_id, id) on delete cascade
);
create index inbox_members_member on desk.inbox_members (tenant_id, member_id);

create table desk.inbox_teams (
  tenant_id uuid not null,
  inbox_id  uuid not null,
  team_id   uuid not null,
  primary key (tenant_id, inbox_id, team_id),
  foreign key (tenant_id, inbox_id) references desk.inboxes (tenant_id, id) on delete cascade,
  foreign key (tenant_id, team_id) references desk.teams (tenant_id, id) on delete cascade
);
create index inbox_teams_team on desk.inbox_teams (tenant_id, team_id);

do $$
declare t text;
begin
  foreach t in array array['roles', 'inbox_members', 'inbox_teams'] loop
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

-- Of every tenant that is there already, the first administrator owns it. A migration has no tenant, so for this one statement the
-- owner of the table looks past its policy; nobody else sees the table meanwhile, for the change holds its lock until the commit.
alter table desk.members no force row level security;
update desk.members m set owner = true
from (select distinct on (tenant_id) tenant_id, id from desk.members where role = 'admin' and active order by tenant_id, created_at, id) first
where m.tenant_id = first.tenant_id and m.id = first.id;
alter table desk.members force row level security;
