-- Connections that we open to a platform: whether the inbox is received over one, which host holds it until when, and since when it is open.
alter table desk.channel_inboxes
  add column streams        boolean not null default false,
  add column stream_holder  uuid,
  add column stream_until   timestamptz,
  add column connected_at   timestamptz,
-- What a platform told of the inbox that is no failure, such as that the bot was added to a group.
  add column last_notice_at timestamptz,
  add column last_notice    text;
