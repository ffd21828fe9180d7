-- What a company's directory (Entra ID, Okta, ...) calls a member. Nothing here decides who gets in: that is the account behind the member.
alter table desk.members
  add column user_name   text,
  add column external_id text,
  add column given_name  text,
  add column family_name text,
  add column changed_at  timestamptz,
  -- Taken out by the directory: the row stays for its history and the directory no longer sees it, until it is active again.
  add column removed_at  timestamptz,
  -- Nobody has shown yet that whoever has the account is whom the tenant meant: it opens only for a confirmed address.
  add column needs_proof boolean not null default false;

-- A member without a name in the directory is known there by the address. One name, one member, whatever its case.
create unique index members_user_name on desk.members (tenant_id, lower(coalesce(user_name, email)));
create unique index members_external_id on desk.members (tenant_id, external_id) where external_id is not null;
