-- Who told what of an article after a query, each once: telling it again moves nothing. A visitor is known by a hash of network, day, query and article alone, which is worth nothing the day after
-- and is then forgotten; a member is heard once for as long as the query is remembered.
create table desk.knowledge_votes (
  tenant_id  uuid not null,
  query_id   uuid not null,
  article_id uuid not null,
  voter      bytea not null,
  told       text not null check (told in ('opened', 'helped', 'missed')),
  forget_on  date,
  primary key (tenant_id, query_id, article_id, voter, told),
  foreign key (tenant_id, query_id) references desk.knowledge_queries (tenant_id, id) on delete cascade,
  foreign key (tenant_id, article_id) references desk.articles (tenant_id, id) on delete cascade
);
create index knowledge_votes_article on desk.knowledge_votes (tenant_id, article_id);
create index knowledge_votes_forget on desk.knowledge_votes (tenant_id, forget_on) where forget_on is not null;

-- From now on a member's word counts two and a visitor's one.
alter table desk.knowledge_choices add column missed integer not null default 0;
update desk.knowledge_choices set opened = 2 * opened, helped = 2 * helped;

alter table desk.knowledge_votes enable row level security;
alter table desk.knowledge_votes force row level security;
create policy tenant_isolation on desk.knowledge_votes using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on desk.knowledge_votes to saas_app;

-- What all votes for an article teach: queries that become wordings of it, and how far it is moved. Runs with the caller's own rights and row security.
create function desk.article_lessons(tenant uuid, article uuid) returns table (learned text[], prior real) language sql stable as $$
  with told as (
    select q.query, c.helped, c.opened, c.missed from desk.knowledge_choices c join desk.knowledge_queries q on q.tenant_id = c.tenant_id and q.id = c.query_id
    where c.tenant_id = tenant and c.article_id = article
  ), best as (
    select * from told where helped - missed >= 2 or (opened >= 6 and helped >= missed) order by helped desc, opened desc, query limit 5
  )
  select coalesce((select array_agg(query order by helped desc, opened desc, query) from best), array[]::text[]),
    (select greatest(-1, least(1, coalesce(sum(helped - missed), 0) / 40.0))::real from told where abs(helped - missed) >= 2)
$$;
grant execute on function desk.article_lessons(uuid, uuid) to saas_app;
