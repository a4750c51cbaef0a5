-- Whom somebody called after an urgent publication.
CREATE TABLE calls (
    participant uuid NOT NULL CONSTRAINT calls_participant REFERENCES participants (id),
    version bigint NOT NULL CONSTRAINT calls_version CHECK (version >= 1),
    at timestamptz NOT NULL,
    caller text COLLATE "C" NOT NULL,
    PRIMARY KEY (participant, version)
);
