-- What wakes next, for the clock that looks every few seconds.
create index conversations_snoozed on desk.conversations (tenant_id, snoozed_until) where status = 'snoozed';
