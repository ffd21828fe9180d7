-- Where a company's own people prove who they are. The secret is sealed by the application, with the tenant as part of the purpose.
create table catalog.identity_providers (
  id                     uuid primary key,
  tenant_id              uuid not null references catalog.tenants (id) on delete cascade,
  kind                   text not null check (kind in ('oidc', 'feishu', 'wecom', 'dingtalk')),
  name                   text not null,
  issuer                 text,
  client_id              text not null,
  secret                 bytea not null,
  organization           text,
  agent_id               text,
  scopes                 text[] not null,
  groups_claim           text,
  mappings               jsonb not null,
  default_role           text,
  default_custom_role_id uuid,
  provision              boolean not null,
  enabled                boolean not null,
  created_at             timestamptz not null,
  removed_at             timestamptz,
  check ((kind = 'oidc') = (issuer is not null))
);
create index identity_providers_tenant on catalog.identity_providers (tenant_id, created_at desc);
grant select, insert on catalog.identity_providers to saas_app;
grant update (name, issuer, client_id, secret, organization, agent_id, scopes, groups_claim, mappings, default_role, default_custom_role_id, provision, enabled, removed_at)
  on catalog.identity_providers to saas_app;

-- Who somebody is at a provider. Never changed: another person there is another row.
create table catalog.external_logins (
  provider_id  uuid not null references catalog.identity_providers (id) on delete cascade,
  subject      text not null,
  user_id      uuid not null references catalog.users (id) on delete cascade,
  created_at   timestamptz not null,
  last_used_at timestamptz not null,
  primary key (provider_id, subject)
);
create index external_logins_user on catalog.external_logins (user_id);
grant select, insert on catalog.external_logins to saas_app;
grant update (last_used_at) on catalog.external_logins to saas_app;

-- What was granted in a session that a company's provider began dies with that provider.
alter table catalog.oauth_grants add column provider_id uuid references catalog.identity_providers (id) on delete cascade;
