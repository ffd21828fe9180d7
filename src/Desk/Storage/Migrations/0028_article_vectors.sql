-- What an embedding model makes of published articles, where a tenant has one (ADR 0030). Search goes on without them.

-- vectors: how often vectors were made known to the hosts, as version is for all changes. vector_model: the model that searches and articles are compared by; null where there is none.
alter table desk.knowledge_versions
  add column vectors bigint not null default 0,
  add column vector_model text;

-- One of an article. revision: that of the article whose text it was made of. digest: of that text, so that what changes no word costs no call. An empty vector stands where the model does not
-- take the text as it is written. number: the tenant's count of vectors that made it known. Vectors are 32-bit numbers, lowest byte first, and do not compress.
create table desk.article_vectors (
  tenant_id  uuid not null,
  article_id uuid not null,
  revision   bigint not null,
  model      text not null,
  digest     bytea not null,
  dims       integer not null check (dims between 0 and 4096),
  vector     bytea not null check (octet_length(vector) = 4 * dims),
  number     bigint not null,
  made_at    timestamptz not null,
  primary key (tenant_id, article_id),
  foreign key (tenant_id, article_id) references desk.articles (tenant_id, id) on delete cascade
);
alter table desk.article_vectors alter column vector set storage external;

-- Who makes a tenant's vectors at the moment, and why they are not being made.
create table desk.article_vector_work (
  tenant_id    uuid primary key,
  leased_until timestamptz,
  failures     integer not null default 0,
  trouble      text,
  trouble_at   timestamptz,
  next_try_at  timestamptz
);

do $$
declare t text;
begin
  foreach t in array array['article_vectors', 'article_vector_work'] loop
    execute format('alter table desk.%I enable row level security', t);
    execute format('alter table desk.%I force row level security', t);
    execute format('create policy tenant_isolation on desk.%I using (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid)) with check (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid))', t);
    execute format('grant select, insert, update, delete on desk.%I to saas_app', t);
  end loop;
end $$;
