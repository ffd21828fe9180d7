alter table catalog.api_keys drop constraint api_keys_role_check;
alter table catalog.api_keys add constraint api_keys_role_check check (role in ('admin', 'supervisor', 'agent', 'inspector', 'analyst'));
