-- What agents said a customer's message is really about, and what came of it. The text is without personal data, as an example would be.
create table desk.intent_corrections (
  tenant_id          uuid not null,
  id                 uuid not null,
  conversation_id    uuid not null,
  inbox_id           uuid not null,
  message_id         uuid not null,
  text               text not null,
  from_intent_id     uuid,
  from_confidence    double precision,
  to_intent_id       uuid,
  author_id          uuid not null,
  author_name        text not null,
  created_at         timestamptz not null,
  state              text not null check (state in ('proposed', 'approved', 'rejected')),
  approved_intent_id uuid,
  reviewed_by        text,
  reviewed_at        timestamptz,
  reason             text not null default '',
  primary key (tenant_id, id),
  foreign key (tenant_id, conversation_id) references desk.conversations (tenant_id, id) on delete cascade,
  foreign key (tenant_id, from_intent_id) references desk.intents (tenant_id, id) on delete set null (from_intent_id),
  foreign key (tenant_id, approved_intent_id) references desk.intents (tenant_id, id) on delete set null (approved_intent_id),
  -- One for an intent that is gone teaches nothing any more, as its examples do not.
  foreign key (tenant_id, to_intent_id) references desk.intents (tenant_id, id) on delete cascade
);
create unique index intent_corrections_open on desk.intent_corrections (tenant_id, message_id) where state = 'proposed';
create index intent_corrections_of on desk.intent_corrections (tenant_id, conversation_id);
create index intent_corrections_queue on desk.intent_corrections (tenant_id, state, created_at, id);
create index intent_corrections_author on desk.intent_corrections (tenant_id, author_id, created_at desc, id desc);

alter table desk.intent_examples drop constraint intent_examples_source_check;
alter table desk.intent_examples add constraint intent_examples_source_check check (source in ('typed', 'imported', 'starter', 'corrected'));

alter table desk.intent_corrections enable row level security;
alter table desk.intent_corrections force row level security;
create policy tenant_isolation on desk.intent_corrections
  using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on desk.intent_corrections to saas_app;

-- As for the other tables: until the first ANALYZE, all rows are one tenant's.
do $$
begin
  if current_setting('server_version_num')::int >= 180000 then
    perform pg_restore_attribute_stats('schemaname', 'desk', 'relname', 'intent_corrections', 'attname', 'tenant_id', 'inherited', false,
                                       'null_frac', 0::real, 'avg_width', 16, 'n_distinct', 1::real);
  end if;
end $$;
