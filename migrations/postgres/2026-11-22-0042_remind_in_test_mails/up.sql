-- Reminders and digests are letters to look at, too.
ALTER TABLE test_mails DROP CONSTRAINT test_mails_kind;
ALTER TABLE test_mails ADD CONSTRAINT test_mails_kind CHECK (kind IN ('invitation', 'update', 'cancellation', 'withdrawal', 'programme', 'question', 'eve', 'first-item', 'missing-reply', 'place', 'digest'));
