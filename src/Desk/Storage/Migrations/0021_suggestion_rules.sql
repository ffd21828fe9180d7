-- Replies that a company suggests to its agents, and when. Every condition that is named must hold; of each, one of its values.
create table desk.suggestion_rules (
  tenant_id        uuid not null,
  id               uuid not null,
  name             text not null,
  active           boolean not null,
  priority         integer not null check (priority between 0 and 100),
  reply            text not null,
  built_in_intents text[] not null default '{}',
  keywords         text[] not null default '{}',
  mood             text check (mood in ('negative', 'neutral', 'positive')),
  urgency          text check (urgency in ('low', 'normal', 'high')),
  language         text check (language in ('en', 'zh-CN')),
  created_at       timestamptz not null,
  updated_at       timestamptz not null,
  primary key (tenant_id, id)
);
create unique index suggestion_rules_name on desk.suggestion_rules (tenant_id, lower(name));
create index suggestion_rules_first on desk.suggestion_rules (tenant_id, priority desc, id desc);

-- Both are written at once, in either order. An intent that is deleted stays named here: the rule is then met by it no more, where without a condition it would be met by everything.
create table desk.suggestion_rule_intents (
  tenant_id uuid not null,
  rule_id   uuid not null,
  intent_id uuid not null,
  primary key (tenant_id, rule_id, intent_id),
  foreign key (tenant_id, rule_id) references desk.suggestion_rules (tenant_id, id) on delete cascade deferrable initially deferred
);

do $$
declare t text;
begin
  foreach t in array array['suggestion_rules', 'suggestion_rule_intents'] loop
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
