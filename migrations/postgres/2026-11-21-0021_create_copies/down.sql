DROP TABLE copies;
ALTER TABLE outbox DROP COLUMN copy_to;
ALTER TABLE participants DROP COLUMN mail_to;
