-- Whether a tenant's models are trained anew at night, and which night was looked at last: whoever writes that is the one host that does it.
create table desk.retraining (
  tenant_id uuid not null,
  subject   text not null check (subject = 'intents'),
  enabled   boolean not null default true,
  night     date,
  primary key (tenant_id, subject)
);

-- A version that came of retraining is compared with the live one; only one that is better is proposed, and people publish it or dismiss it.
alter table desk.intent_models
  add column origin     text not null default 'asked' check (origin in ('asked', 'retraining')),
  add column proposal   text check (proposal in ('proposed', 'not-better', 'dismissed', 'published')),
  add column comparison jsonb;

alter table desk.retraining enable row level security;
alter table desk.retraining force row level security;
create policy tenant_isolation on desk.retraining
  using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on desk.retraining to saas_app;

-- As for the other tables: until the first ANALYZE, all rows are one tenant's.
do $$
begin
  if current_setting('server_version_num')::int >= 180000 then
    perform pg_restore_attribute_stats('schemaname', 'desk', 'relname', 'retraining', 'attname', 'tenant_id', 'inherited', false,
                                       'null_frac', 0::real, 'avg_width', 16, 'n_distinct', 1::real);
  end if;
end $$;
