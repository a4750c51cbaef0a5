-- Whom an urgent publication concerns is known when it is made: later ones take over the messages it wrote.
CREATE TABLE new_calls (
    participant TEXT NOT NULL CONSTRAINT calls_participant REFERENCES participants (id),
    version INTEGER NOT NULL CONSTRAINT calls_version CHECK (version >= 1),
    at INTEGER,
    caller TEXT,
    CONSTRAINT calls_made CHECK ((at IS NULL) = (caller IS NULL)),
    PRIMARY KEY (participant, version)
) STRICT;
INSERT INTO new_calls (participant, version, at, caller) SELECT participant, version, at, caller FROM calls;
DROP TABLE calls;
ALTER TABLE new_calls RENAME TO calls;
INSERT INTO calls (participant, version)
SELECT DISTINCT outbox.participant, outbox.version FROM outbox
JOIN publications ON publications.visit = outbox.visit AND publications.version = outbox.version
-- one that was tried again is urgent too
WHERE outbox.urgent AND outbox.copy_to IS NULL AND publications.tell = 'urgent'
ON CONFLICT DO NOTHING;
