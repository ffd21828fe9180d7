create table desk.articles (
  tenant_id  uuid not null,
  id         uuid not null,
  slug       text not null,
  language   text not null check (language in ('zh-CN', 'en')),
  title      text not null,
  category   text not null,
  body       text not null,
  status     text not null check (status in ('draft', 'published')),
  term_count real not null default 0,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, slug, language)
);
-- Corpus size and mean length for BM25, read from the index alone.
create index articles_corpus on desk.articles (tenant_id, status, language) include (term_count);
create index articles_newest on desk.articles (tenant_id, updated_at desc, id desc);

-- The inverted index for BM25. The covering key answers a query without touching the table.
create table desk.article_terms (
  tenant_id  uuid not null,
  language   text not null,
  term       text not null,
  article_id uuid not null,
  frequency  real not null,
  length     real not null,
  primary key (tenant_id, language, term, article_id) include (frequency, length),
  foreign key (tenant_id, article_id) references desk.articles (tenant_id, id) on delete cascade
);
create index article_terms_article on desk.article_terms (tenant_id, article_id);

do $$
declare t text;
begin
  foreach t in array array['articles', 'article_terms'] loop
    execute format('alter table desk.%I enable row level security', t);
    execute format('alter table desk.%I force row level security', t);
    execute format('create policy tenant_isolation on desk.%I using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid) with check (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', t);
    execute format('grant select, insert, update, delete on desk.%I to saas_app', t);
  end loop;
end $$;
