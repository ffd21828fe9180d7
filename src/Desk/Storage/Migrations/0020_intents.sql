-- What a tenant's customers want, in its own words, and what follows when a conversation of it is handed over.
create table desk.intents (
  tenant_id   uuid not null,
  id          uuid not null,
  name        text not null,
  description text not null default '',
  team_id     uuid,
  priority    text not null default 'normal' check (priority in ('low', 'normal', 'high', 'urgent')),
  to_person   boolean not null default false,
  created_at  timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, team_id) references desk.teams (tenant_id, id)
);
create unique index intents_name on desk.intents (tenant_id, lower(name));

-- Texts that intents are learned from, personal data masked. One text is an example of one intent.
create table desk.intent_examples (
  tenant_id  uuid not null,
  id         uuid not null,
  intent_id  uuid not null,
  text       text not null,
  language   text,
  source     text not null check (source in ('typed', 'imported', 'starter')),
  created_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, intent_id) references desk.intents (tenant_id, id) on delete cascade
);
create unique index intent_examples_text on desk.intent_examples (tenant_id, text);
create index intent_examples_of on desk.intent_examples (tenant_id, intent_id, created_at desc, id desc);

-- Versions of a tenant's model and how good each was. The one that was published last is live; whoever trains one holds it until leased_until.
create table desk.intent_models (
  tenant_id         uuid not null,
  id                uuid not null,
  number            integer not null,
  note              text not null default '',
  state             text not null check (state in ('queued', 'training', 'ready', 'failed')),
  step              text not null default '',
  progress          double precision not null default 0,
  attempts          integer not null default 0,
  leased_until      timestamptz,
  failure           text,
  seed              bigint not null,
  examples          integer not null default 0,
  held              integer not null default 0,
  accuracy          double precision not null default 0,
  macro_f1          double precision not null default 0,
  calibration_error double precision not null default 0,
  coverage          double precision not null default 0,
  sure_accuracy     double precision not null default 0,
  threshold         double precision not null default 0,
  classes           jsonb not null default '[]',
  judgements        jsonb not null default '[]',
  curve             jsonb not null default '[]',
  bytes             integer not null default 0,
  milliseconds      integer not null default 0,
  created_by        text not null,
  created_at        timestamptz not null,
  trained_at        timestamptz,
  published_at      timestamptz,
  primary key (tenant_id, id)
);
create unique index intent_models_number on desk.intent_models (tenant_id, number);
create unique index intent_models_running on desk.intent_models (tenant_id) where state in ('queued', 'training');

create table desk.intent_model_files (
  tenant_id uuid not null,
  model_id  uuid not null,
  content   bytea not null,
  primary key (tenant_id, model_id),
  foreign key (tenant_id, model_id) references desk.intent_models (tenant_id, id) on delete cascade
);

-- What the customer's latest clear words are about, and how soon somebody should look.
alter table desk.conversations
  add column intent_id         uuid,
  add column intent_confidence double precision,
  add column priority          text not null default 'normal' check (priority in ('low', 'normal', 'high', 'urgent')),
  add foreign key (tenant_id, intent_id) references desk.intents (tenant_id, id) on delete set null (intent_id);
create index conversations_intent on desk.conversations (tenant_id, intent_id) where intent_id is not null;

do $$
declare t text;
begin
  foreach t in array array['intents', 'intent_examples', 'intent_models', 'intent_model_files'] loop
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
