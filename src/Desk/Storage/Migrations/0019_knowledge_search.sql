-- Search moved into the hosts' memory (ADR 0025). Here remain the articles, what they are asked with, and how a host learns that something changed.

drop table desk.article_terms;
drop index desk.articles_corpus;

-- questions: other wordings that people wrote. learned: queries after which it was opened or called helpful; prior: how often that was.
-- revision: the tenant's version when the article was last changed.
alter table desk.articles
  drop column term_count,
  add column questions text[] not null default '{}',
  add column learned text[] not null default '{}',
  add column prior real not null default 0,
  add column revision bigint not null default 0;
create index articles_published on desk.articles (tenant_id, status, language) include (id, revision);

-- Goes up with every change of an article or a group of synonyms. Its row is locked until the change is committed: whoever reads a version sees all changes up to it.
create table desk.knowledge_versions (
  tenant_id uuid primary key,
  version   bigint not null,
  synonyms  bigint not null default 0
);

create table desk.synonym_groups (
  tenant_id  uuid not null,
  id         uuid not null,
  words      text[] not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant_id, id)
);
create index synonym_groups_newest on desk.synonym_groups (tenant_id, updated_at desc, id desc);

-- What was searched for, each wording once: folded, numbers and addresses masked, forgotten half a year after it was last asked.
create table desk.knowledge_queries (
  tenant_id      uuid not null,
  id             uuid not null,
  language       text not null check (language in ('zh-CN', 'en')),
  query          text not null,
  asked          integer not null,
  found          integer not null,
  answered       boolean not null,
  opened         integer not null default 0,
  helped         integer not null default 0,
  first_asked_at timestamptz not null,
  last_asked_at  timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, language, query)
);
create index knowledge_queries_newest on desk.knowledge_queries (tenant_id, last_asked_at desc, id desc);

-- Which article was opened or called helpful after which query.
create table desk.knowledge_choices (
  tenant_id  uuid not null,
  query_id   uuid not null,
  article_id uuid not null,
  opened     integer not null,
  helped     integer not null,
  primary key (tenant_id, query_id, article_id),
  foreign key (tenant_id, query_id) references desk.knowledge_queries (tenant_id, id) on delete cascade,
  foreign key (tenant_id, article_id) references desk.articles (tenant_id, id) on delete cascade
);
create index knowledge_choices_article on desk.knowledge_choices (tenant_id, article_id);

do $$
declare t text;
begin
  foreach t in array array['knowledge_versions', 'synonym_groups', 'knowledge_queries', 'knowledge_choices'] loop
    execute format('alter table desk.%I enable row level security', t);
    execute format('alter table desk.%I force row level security', t);
    execute format('create policy tenant_isolation on desk.%I using (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid)) with check (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid))', t);
    execute format('grant select, insert, update, delete on desk.%I to saas_app', t);
  end loop;
end $$;
