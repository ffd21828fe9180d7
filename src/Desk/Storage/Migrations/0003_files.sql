create table desk.files (
  tenant_id        uuid not null,
  id               uuid not null,
  name             text not null,
  content_type     text not null,
  size             bigint not null,
  uploaded_by_kind text not null,
  uploaded_by      uuid not null,
  created_at       timestamptz not null,
  primary key (tenant_id, id)
);
alter table desk.files enable row level security;
alter table desk.files force row level security;
create policy tenant_isolation on desk.files
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
grant select, insert, update, delete on desk.files to saas_app;
