-- Strangers who open a tenant of their own. Only these columns: what the application makes is shared and active, as the defaults say.
alter table catalog.tenants
  add column time_zone  text not null default 'UTC',
  add column language   text not null default 'en' check (language in ('zh-CN', 'en')),
  add column founder_id uuid references catalog.users (id);
grant insert (id, slug, name, time_zone, language, founder_id, created_at) on catalog.tenants to saas_app;

-- Letters on their way. What a letter says is sealed, because links are secrets, and gone once it was sent or given up.
create table catalog.mail (
  id         uuid primary key,
  recipient  text not null,
  sealed     bytea,
  state      text not null default 'waiting' check (state in ('waiting', 'sent', 'dead')),
  attempts   integer not null default 0,
  due_at     timestamptz not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  ended_at   timestamptz,
  reason     text,
  check ((state = 'waiting') = (sealed is not null))
);
create index mail_due on catalog.mail (due_at) where state = 'waiting';
create index mail_ended on catalog.mail (ended_at) where ended_at is not null;
grant select, insert, delete on catalog.mail to saas_app;
grant update (sealed, state, attempts, due_at, ended_at, reason) on catalog.mail to saas_app;

-- Links that prove an address: whoever holds one reads that mailbox.
create table catalog.account_links (
  hash       bytea primary key,
  user_id    uuid not null references catalog.users (id) on delete cascade,
  purpose    text not null check (purpose in ('confirm-email', 'reset-password')),
  email      text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);
create index account_links_user on catalog.account_links (user_id, purpose) where used_at is null;
create index account_links_expires on catalog.account_links (expires_at);
grant select, insert, delete on catalog.account_links to saas_app;
grant update (used_at) on catalog.account_links to saas_app;

create table catalog.invitations (
  id               uuid primary key,
  tenant_id        uuid not null references catalog.tenants (id) on delete cascade,
  email            text not null,
  normalized_email text not null,
  name             text not null,
  role             text not null,
  hash             bytea not null unique,
  invited_by       uuid not null,
  created_at       timestamptz not null,
  sent_at          timestamptz not null,
  expires_at       timestamptz not null,
  accepted_at      timestamptz,
  revoked_at       timestamptz
);
create unique index invitations_open on catalog.invitations (tenant_id, normalized_email) where accepted_at is null and revoked_at is null;
grant select, insert on catalog.invitations to saas_app;
grant update (hash, sent_at, expires_at, accepted_at, revoked_at) on catalog.invitations to saas_app;
