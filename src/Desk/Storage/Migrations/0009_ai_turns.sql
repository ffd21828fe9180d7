-- What was asked of the AI endpoints and what they answered, by session, so that a session goes on and can be read. The words are
-- customers': the newest of a session are kept, and none for longer than a month.
create table desk.ai_turns (
  tenant_id  uuid not null,
  id         uuid not null,
  session_id text collate "C" not null,
  kind       text not null check (kind in ('chat', 'predict')),
  text       text not null,
  reply      text,
  answer     jsonb not null,
  created_at timestamptz not null,
  primary key (tenant_id, id)
);
create index ai_turns_session on desk.ai_turns (tenant_id, session_id, id desc);
create index ai_turns_age on desk.ai_turns (tenant_id, created_at);
alter table desk.ai_turns enable row level security;
alter table desk.ai_turns force row level security;
create policy tenant_isolation on desk.ai_turns
  using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on desk.ai_turns to saas_app;
