-- Reminders and digests are letters to look at, too.
CREATE TABLE test_mails_with_reminders (
    id TEXT PRIMARY KEY,
    visit TEXT NOT NULL CONSTRAINT test_mails_visit REFERENCES visits (id) ON DELETE CASCADE,
    "user" TEXT NOT NULL CONSTRAINT test_mails_user REFERENCES users (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CONSTRAINT test_mails_kind CHECK (kind IN ('invitation', 'update', 'cancellation', 'withdrawal', 'programme', 'question', 'eve', 'first-item', 'missing-reply', 'place', 'digest')),
    locale TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    done_at INTEGER,
    instance TEXT,
    attempts INTEGER NOT NULL DEFAULT 0 CONSTRAINT test_mails_attempts CHECK (attempts >= 0),
    due_at INTEGER
) STRICT;
INSERT INTO test_mails_with_reminders SELECT id, visit, "user", kind, locale, created_at, done_at, instance, attempts, due_at FROM test_mails;
DROP TABLE test_mails;
ALTER TABLE test_mails_with_reminders RENAME TO test_mails;
CREATE INDEX test_mails_by_user ON test_mails ("user", created_at);
CREATE INDEX test_mails_by_visit ON test_mails (visit);
CREATE INDEX test_mails_to_send ON test_mails (created_at) WHERE done_at IS NULL;
