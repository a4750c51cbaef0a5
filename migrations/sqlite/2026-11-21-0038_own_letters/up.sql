-- A letter to a user belongs to the process that sends it, however long that takes, until it is settled or the process is
-- gone. How often it was put off, and until when.
ALTER TABLE digests DROP COLUMN taken_at;
ALTER TABLE digests ADD COLUMN instance TEXT;
ALTER TABLE digests ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0 CONSTRAINT digests_attempts CHECK (attempts >= 0);
ALTER TABLE digests ADD COLUMN due_at INTEGER;
ALTER TABLE sign_in_mails DROP COLUMN taken_at;
ALTER TABLE sign_in_mails ADD COLUMN instance TEXT;
ALTER TABLE sign_in_mails ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0 CONSTRAINT sign_in_mails_attempts CHECK (attempts >= 0);
ALTER TABLE sign_in_mails ADD COLUMN due_at INTEGER;
ALTER TABLE test_mails DROP COLUMN taken_at;
ALTER TABLE test_mails ADD COLUMN instance TEXT;
ALTER TABLE test_mails ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0 CONSTRAINT test_mails_attempts CHECK (attempts >= 0);
ALTER TABLE test_mails ADD COLUMN due_at INTEGER;
