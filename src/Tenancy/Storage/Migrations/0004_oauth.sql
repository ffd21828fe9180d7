-- Applications that sign people in with us or call us on their own, and what was granted to them.
create table catalog.oauth_clients (
  id                        uuid primary key,
  tenant_id                 uuid not null references catalog.tenants (id) on delete cascade,
  name                      text not null,
  confidential              boolean not null,
  third_party               boolean not null,
  redirect_uris             text[] not null,
  post_logout_redirect_uris text[] not null,
  grant_types               text[] not null check (grant_types <@ array['authorization-code', 'client-credentials', 'device-code']),
  scopes                    text[] not null,
  role                      text not null,
  created_at                timestamptz not null,
  removed_at                timestamptz
);
create index oauth_clients_tenant on catalog.oauth_clients (tenant_id, created_at desc);
grant select, insert, update on catalog.oauth_clients to saas_app;

create table catalog.oauth_client_secrets (
  id           uuid primary key,
  client_id    uuid not null references catalog.oauth_clients (id) on delete cascade,
  tenant_id    uuid not null references catalog.tenants (id) on delete cascade,
  hash         bytea not null,
  hint         text not null,
  created_at   timestamptz not null,
  last_used_at timestamptz,
  revoked_at   timestamptz
);
create index oauth_client_secrets_client on catalog.oauth_client_secrets (client_id) where revoked_at is null;
grant select, insert on catalog.oauth_client_secrets to saas_app;
grant update (last_used_at, revoked_at) on catalog.oauth_client_secrets to saas_app;

-- One consent of one person to one application: every token of it names this row and dies with it.
create table catalog.oauth_grants (
  id         uuid primary key,
  client_id  uuid not null references catalog.oauth_clients (id) on delete cascade,
  tenant_id  uuid not null references catalog.tenants (id) on delete cascade,
  user_id    uuid references catalog.users (id) on delete cascade,
  stamp      text not null,
  scopes     text[] not null,
  auth_time  timestamptz,
  created_at timestamptz not null,
  ends_at    timestamptz not null,
  ended_at   timestamptz,
  ended_by   text
);
create index oauth_grants_client on catalog.oauth_grants (client_id) where ended_at is null;
create index oauth_grants_user on catalog.oauth_grants (user_id, client_id) where ended_at is null;
create index oauth_grants_ends on catalog.oauth_grants (ends_at);
grant select, insert, delete on catalog.oauth_grants to saas_app;
grant update (ends_at, ended_at, ended_by) on catalog.oauth_grants to saas_app;

create table catalog.oauth_codes (
  hash         bytea primary key,
  grant_id     uuid not null references catalog.oauth_grants (id) on delete cascade,
  redirect_uri text not null,
  challenge    text not null,
  nonce        text,
  expires_at   timestamptz not null,
  used_at      timestamptz
);
create index oauth_codes_grant on catalog.oauth_codes (grant_id);
grant select, insert on catalog.oauth_codes to saas_app;
grant update (used_at) on catalog.oauth_codes to saas_app;

create table catalog.oauth_refresh_tokens (
  hash       bytea primary key,
  grant_id   uuid not null references catalog.oauth_grants (id) on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);
create index oauth_refresh_tokens_grant on catalog.oauth_refresh_tokens (grant_id);
grant select, insert on catalog.oauth_refresh_tokens to saas_app;
grant update (used_at) on catalog.oauth_refresh_tokens to saas_app;

create table catalog.oauth_device_codes (
  hash       bytea primary key,
  user_code  text not null unique,
  client_id  uuid not null references catalog.oauth_clients (id) on delete cascade,
  scopes     text[] not null,
  state      text not null default 'pending' check (state in ('pending', 'allowed', 'denied', 'used')),
  grant_id   uuid references catalog.oauth_grants (id) on delete cascade,
  expires_at timestamptz not null,
  polled_at  timestamptz,
  pause      integer not null
);
create index oauth_device_codes_expires on catalog.oauth_device_codes (expires_at);
grant select, insert, update, delete on catalog.oauth_device_codes to saas_app;

create table catalog.oauth_pushed_requests (
  hash       bytea primary key,
  client_id  uuid not null references catalog.oauth_clients (id) on delete cascade,
  parameters jsonb not null,
  expires_at timestamptz not null
);
create index oauth_pushed_requests_expires on catalog.oauth_pushed_requests (expires_at);
grant select, insert, delete on catalog.oauth_pushed_requests to saas_app;

create table catalog.oauth_consents (
  user_id    uuid not null references catalog.users (id) on delete cascade,
  client_id  uuid not null references catalog.oauth_clients (id) on delete cascade,
  scopes     text[] not null,
  given_at   timestamptz not null,
  primary key (user_id, client_id)
);
grant select, insert, update, delete on catalog.oauth_consents to saas_app;

-- Keys that sign tokens; the private half is sealed by the application.
create table catalog.signing_keys (
  id              text primary key,
  algorithm       text not null check (algorithm in ('ES256', 'RS256')),
  sealed          text not null,
  signs_from      timestamptz not null,
  signs_until     timestamptz not null,
  published_until timestamptz not null,
  created_at      timestamptz not null
);
grant select, insert, delete on catalog.signing_keys to saas_app;
grant update (signs_until, published_until) on catalog.signing_keys to saas_app;
