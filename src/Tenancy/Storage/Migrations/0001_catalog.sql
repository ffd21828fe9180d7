-- The catalog: who the tenants are and which people belong to them. Small, never distributed, holds no tenant's data.
create schema catalog;
grant usage on schema catalog to saas_app;

create table catalog.tenants (
  id            uuid primary key,
  slug          text not null unique check (slug ~ '^[a-z0-9](-?[a-z0-9]){1,62}$'),
  name          text not null,
  placement     text not null default 'shared' check (placement in ('shared', 'dedicated')),
  database_name text,
  active        boolean not null default true,
  created_at    timestamptz not null,
  check ((placement = 'dedicated') = (database_name is not null))
);
grant select on catalog.tenants to saas_app;

-- Which channel key belongs to which tenant: a widget knows only its inbox's key.
create table catalog.inbox_keys (
  key       text primary key,
  tenant_id uuid not null references catalog.tenants (id) on delete cascade,
  inbox_id  uuid not null unique
);
grant select, insert, delete on catalog.inbox_keys to saas_app;

create table catalog.platform_audit (
  id     uuid primary key,
  reason text not null,
  at     timestamptz not null
);
grant insert on catalog.platform_audit to saas_app;
