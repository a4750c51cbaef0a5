-- Whom somebody called after an urgent publication.
CREATE TABLE calls (
    participant TEXT NOT NULL CONSTRAINT calls_participant REFERENCES participants (id),
    version INTEGER NOT NULL CONSTRAINT calls_version CHECK (version >= 1),
    at INTEGER NOT NULL,
    caller TEXT NOT NULL,
    PRIMARY KEY (participant, version)
) STRICT;
