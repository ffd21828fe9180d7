-- The first answer to a request that a client may send again: kept for a day, by who asked, where, and the key they chose.
-- A row without a status is at work; its lease ends by itself, so that a crash does not hold the key.
create table desk.idempotency_keys (
  tenant_id    uuid not null,
  caller_id    uuid not null,
  route        text collate "C" not null,
  key          text collate "C" not null,
  fingerprint  bytea not null,
  lease        uuid not null,
  leased_until timestamptz not null,
  expires_at   timestamptz not null,
  status       integer,
  content_type text,
  etag         text,
  -- Encrypted: some answers tell a secret that exists nowhere else.
  answer       bytea,
  primary key (tenant_id, caller_id, route, key)
);
create index idempotency_keys_expiry on desk.idempotency_keys (tenant_id, expires_at);
alter table desk.idempotency_keys enable row level security;
alter table desk.idempotency_keys force row level security;
create policy tenant_isolation on desk.idempotency_keys
  using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on desk.idempotency_keys to saas_app;
