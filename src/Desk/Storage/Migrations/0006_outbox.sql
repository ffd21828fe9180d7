-- One row a batch for what follows from every message, naming the conversations in which a customer spoke and their last words there.
-- Rows from before name none; they are counted all the same.
alter table desk.outbox add column conversation_ids uuid[], add column seqs integer[];
