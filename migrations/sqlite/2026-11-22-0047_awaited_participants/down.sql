DROP INDEX outbox_by_participant;
