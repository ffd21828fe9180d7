-- What lists over the whole desk page and look up by. Ids of messages grow with time, so one index serves both their order and their key.
create unique index messages_id on desk.messages (tenant_id, id);
create index conversations_rated on desk.conversations (tenant_id, rated_at desc, id desc) where rated_at is not null;

-- A day of a metric had no id of its own, and pages that ended within a day skipped the rest of it.
alter table desk.usage_daily add column id uuid not null default gen_random_uuid();
create unique index usage_daily_page on desk.usage_daily (tenant_id, day desc, id desc);

alter table desk.members drop constraint members_role_check;
alter table desk.members add constraint members_role_check check (role in ('admin', 'supervisor', 'agent', 'inspector', 'analyst'));
