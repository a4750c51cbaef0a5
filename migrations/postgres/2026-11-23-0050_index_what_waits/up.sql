-- Sought by when they are due are only messages that wait, and by their participant those under way, whose bytes are kept:
-- of all others, which are nearly all, these indexes know nothing.
DROP INDEX outbox_to_claim;
CREATE INDEX outbox_to_claim ON outbox (due_at, id) WHERE state IN ('held', 'due');
CREATE INDEX outbox_under_way ON outbox (participant) WHERE bytes IS NOT NULL AND copy_to IS NULL;
-- What was told is never sought by the message that told it.
DROP INDEX told_by_moved_by;
