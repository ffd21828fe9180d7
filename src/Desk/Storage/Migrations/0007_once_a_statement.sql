-- The tenant is read once a statement and not once a row: inside a scalar subquery it is a plan of its own, run before the first row.
do $$
declare t text;
begin
  for t in select tablename from pg_policies where schemaname = 'desk' and policyname = 'tenant_isolation' loop
    execute format('alter policy tenant_isolation on desk.%I using (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid)) with check (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid))', t);
  end loop;
end $$;

-- Other people's ids are bytes, not words: they are compared as such, whatever language the database sorts in.
alter table desk.messages alter column client_key type text collate "C", alter column external_id type text collate "C";
