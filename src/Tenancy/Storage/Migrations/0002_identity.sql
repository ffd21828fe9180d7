-- People and the keys of programs. They live in the catalog because one person may belong to several tenants.
create table catalog.users (
  id                  uuid primary key,
  user_name           text,
  normalized_user_name text unique,
  email               text,
  normalized_email    text unique,
  email_confirmed     boolean not null default false,
  password_hash       text,
  security_stamp      text,
  concurrency_stamp   text,
  two_factor_enabled  boolean not null default false,
  lockout_end         timestamptz,
  lockout_enabled     boolean not null default true,
  access_failed_count integer not null default 0,
  is_operator         boolean not null default false
);
-- The application may not write is_operator: only the owner, at the command line, makes operators.
grant select on catalog.users to saas_app;
grant insert (id, user_name, normalized_user_name, email, normalized_email, email_confirmed, password_hash, security_stamp,
  concurrency_stamp, two_factor_enabled, lockout_end, lockout_enabled, access_failed_count) on catalog.users to saas_app;
grant update (user_name, normalized_user_name, email, normalized_email, email_confirmed, password_hash, security_stamp,
  concurrency_stamp, two_factor_enabled, lockout_end, lockout_enabled, access_failed_count) on catalog.users to saas_app;

create table catalog.user_claims (
  id          integer generated always as identity primary key,
  user_id     uuid not null references catalog.users (id) on delete cascade,
  claim_type  text,
  claim_value text
);

create table catalog.user_logins (
  login_provider        text not null,
  provider_key          text not null,
  provider_display_name text,
  user_id               uuid not null references catalog.users (id) on delete cascade,
  primary key (login_provider, provider_key)
);

create table catalog.user_tokens (
  user_id        uuid not null references catalog.users (id) on delete cascade,
  login_provider text not null,
  name           text not null,
  value          text,
  primary key (user_id, login_provider, name)
);

create table catalog.memberships (
  user_id   uuid not null references catalog.users (id) on delete cascade,
  tenant_id uuid not null references catalog.tenants (id) on delete cascade,
  member_id uuid not null,
  primary key (user_id, tenant_id)
);
grant select, insert, update on catalog.memberships to saas_app;

create table catalog.api_keys (
  id           uuid primary key,
  tenant_id    uuid not null references catalog.tenants (id) on delete cascade,
  name         text not null,
  prefix       text not null unique,
  hash         bytea not null,
  role         text not null check (role in ('admin', 'supervisor', 'agent', 'inspector')),
  created_at   timestamptz not null,
  expires_at   timestamptz,
  last_used_at timestamptz,
  revoked_at   timestamptz
);
create index api_keys_tenant on catalog.api_keys (tenant_id, created_at desc);
grant select, insert on catalog.api_keys to saas_app;
grant update (last_used_at, revoked_at) on catalog.api_keys to saas_app;

-- Keys that encrypt cookies and stored secrets; shared so that any Host reads what another wrote.
create table catalog.protection_keys (
  id         uuid primary key,
  xml        text not null,
  created_at timestamptz not null
);
grant select, insert on catalog.protection_keys to saas_app;
