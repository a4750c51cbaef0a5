-- The message that a copy becomes: the sender of its envelope names it, so that a report about it is understood. Copies
-- that were written before get theirs when they go.
ALTER TABLE copies ADD COLUMN id uuid;
