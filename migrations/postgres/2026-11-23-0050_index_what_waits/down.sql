CREATE INDEX told_by_moved_by ON told (moved_by);
DROP INDEX outbox_under_way;
DROP INDEX outbox_to_claim;
CREATE INDEX outbox_to_claim ON outbox (state, due_at, id);
