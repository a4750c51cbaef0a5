-- Whom an urgent publication concerns is known when it is made: later ones take over the messages it wrote.
ALTER TABLE calls ALTER COLUMN at DROP NOT NULL;
ALTER TABLE calls ALTER COLUMN caller DROP NOT NULL;
ALTER TABLE calls ADD CONSTRAINT calls_made CHECK ((at IS NULL) = (caller IS NULL));
INSERT INTO calls (participant, version)
SELECT DISTINCT participant, version FROM outbox WHERE urgent AND copy_to IS NULL
ON CONFLICT DO NOTHING;
