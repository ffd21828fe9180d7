-- What was heard of a customer over a conversation, in small numbers and words; texts are not kept again.
-- mood_score is smoothed from -1 (upset) to 1 (pleased), mood_change how far that is from where it began.
alter table desk.conversations
  add column urgency     text check (urgency in ('low', 'normal', 'high')),
  add column emotion     text check (emotion in ('angry', 'anxious', 'disappointed', 'grateful')),
  add column mood_score  double precision,
  add column mood_change double precision,
  add column spam        boolean not null default false;
