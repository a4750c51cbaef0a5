DROP INDEX outbox_by_state;
