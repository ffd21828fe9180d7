-- Second factors: authenticator apps and recovery codes are tokens of a person, passkeys have a table of their own.
alter table catalog.users add column totp_on boolean not null default false;
grant insert (totp_on), update (totp_on) on catalog.users to saas_app;

-- Values are encrypted (an authenticator's secret) or hashed (recovery codes) before they come here.
grant select, insert, update, delete on catalog.user_tokens to saas_app;

create table catalog.user_passkeys (
  credential_id bytea primary key,
  user_id       uuid not null references catalog.users (id) on delete cascade,
  data          jsonb not null
);
create index user_passkeys_user on catalog.user_passkeys (user_id);
grant select, insert, update, delete on catalog.user_passkeys to saas_app;

-- What may prove something only once: a code of an authenticator, a ticket. Kept as a hash until it is worthless anyway.
create table catalog.used_proofs (
  proof bytea primary key,
  until timestamptz not null
);
create index used_proofs_until on catalog.used_proofs (until);
grant select, insert, delete on catalog.used_proofs to saas_app;

-- A company's own rule: nobody works here without a second factor.
alter table catalog.tenants add column second_factor_required boolean not null default false;
grant update (second_factor_required) on catalog.tenants to saas_app;

-- What a key may do at most (null: all that its role may), how often, and from where it last came.
alter table catalog.api_keys
  add column scopes              text[],
  add column requests_per_minute integer check (requests_per_minute between 1 and 1000000),
  add column last_address        text;
grant update (last_address) on catalog.api_keys to saas_app;
