-- What a version said of a customer's words, never the words; kept for some weeks (ADR 0029). The key leads with the day, so that rows are written at one end,
-- read by days and cleared from the other. Versions are named by their number and nothing is referred to: a million rows a day look nothing up.
create table desk.intent_predictions (
  tenant_id       uuid not null,
  said_on         date not null,
  model_number    integer not null,
  conversation_id uuid not null,
  seq             integer not null,
  intent_id       uuid not null,
  confidence      real not null,
  sure            boolean not null,
  experiment_id   uuid,
  primary key (tenant_id, said_on, model_number, conversation_id, seq)
);

-- A version that is tried beside the live one: for a share of the conversations, or along with it without any effect. What came of it is kept when it ends.
create table desk.intent_experiments (
  tenant_id         uuid not null,
  id                uuid not null,
  mode              text not null check (mode in ('split', 'shadow')),
  share             integer not null check (share between 0 and 50),
  live_id           uuid not null,
  live_number       integer not null,
  challenger_id     uuid not null,
  challenger_number integer not null,
  started_at        timestamptz not null,
  started_by        text not null,
  ended_at          timestamptz,
  ended_by          text,
  ending            text check (ending in ('live-kept', 'challenger-promoted', 'other-published', 'rolled-back', 'time-over')),
  outcome           jsonb,
  primary key (tenant_id, id)
);
create unique index intent_experiments_running on desk.intent_experiments (tenant_id) where ended_at is null;

-- How far what a version says has moved from what it said in its first two weeks. Both as counts, so that the old ones outlast the predictions; whoever measures holds
-- the row until leased_until. Published again, a version begins anew.
create table desk.intent_drifts (
  tenant_id        uuid not null,
  model_id         uuid not null,
  published_at     timestamptz not null,
  baseline         jsonb,
  recent           jsonb,
  confidence_shift double precision,
  intent_shift     double precision,
  alarmed_at       timestamptz,
  measured_at      timestamptz,
  leased_until     timestamptz,
  primary key (tenant_id, model_id),
  foreign key (tenant_id, model_id) references desk.intent_models (tenant_id, id) on delete cascade
);

do $$
declare t text;
begin
  foreach t in array array['intent_predictions', 'intent_experiments', 'intent_drifts'] loop
    execute format('alter table desk.%I enable row level security', t);
    execute format('alter table desk.%I force row level security', t);
    execute format('create policy tenant_isolation on desk.%I using (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid)) with check (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid))', t);
    execute format('grant select, insert, update, delete on desk.%I to saas_app', t);
    -- As for the other tables: until the first ANALYZE, all rows are one tenant's.
    if current_setting('server_version_num')::int >= 180000 then
      perform pg_restore_attribute_stats('schemaname', 'desk', 'relname', t, 'attname', 'tenant_id', 'inherited', false,
                                         'null_frac', 0::real, 'avg_width', 16, 'n_distinct', 1::real);
    end if;
  end loop;
end $$;
