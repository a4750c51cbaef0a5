-- Whom an urgent publication concerns is known when it is made: later ones take over the messages it wrote.
ALTER TABLE calls ALTER COLUMN at DROP NOT NULL;
ALTER TABLE calls ALTER COLUMN caller DROP NOT NULL;
ALTER TABLE calls ADD CONSTRAINT calls_made CHECK ((at IS NULL) = (caller IS NULL));
INSERT INTO calls (participant, version)
SELECT DISTINCT outbox.participant, outbox.version FROM outbox
JOIN publications ON publications.visit = outbox.visit AND publications.version = outbox.version
-- one that was tried again is urgent too
WHERE outbox.urgent AND outbox.copy_to IS NULL AND publications.tell = 'urgent'
ON CONFLICT DO NOTHING;
