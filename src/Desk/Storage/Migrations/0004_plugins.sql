-- What a tenant decided about a plugin: whether it serves them, and what they filled into its form (encrypted as a whole:
-- which fields are secret is the plugin's to say, and may change with its version). No row: it serves, with its defaults.
create table desk.plugin_choices (
  tenant_id  uuid not null,
  plugin_id  text not null,
  enabled    boolean not null default true,
  settings   bytea,
  updated_at timestamptz not null,
  primary key (tenant_id, plugin_id)
);
alter table desk.plugin_choices enable row level security;
alter table desk.plugin_choices force row level security;
create policy tenant_isolation on desk.plugin_choices
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
grant select, insert, update, delete on desk.plugin_choices to saas_app;
