-- The tenant's own role that is kept for somebody; the role beside it is then its basis.
alter table catalog.invitations add column custom_role_id uuid;
