CREATE TABLE calls_made (
    participant TEXT NOT NULL CONSTRAINT calls_participant REFERENCES participants (id),
    version INTEGER NOT NULL CONSTRAINT calls_version CHECK (version >= 1),
    at INTEGER NOT NULL,
    caller TEXT NOT NULL,
    PRIMARY KEY (participant, version)
) STRICT;
INSERT INTO calls_made (participant, version, at, caller) SELECT participant, version, at, caller FROM calls WHERE at IS NOT NULL;
DROP TABLE calls;
ALTER TABLE calls_made RENAME TO calls;
