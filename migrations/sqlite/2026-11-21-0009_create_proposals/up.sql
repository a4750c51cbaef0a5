-- What participants say on their pages besides answers.

-- Another time that a host proposes for an item: wall times of the item's zones, ISO 8601 text.
CREATE TABLE proposals (
    id TEXT PRIMARY KEY,
    item TEXT NOT NULL CONSTRAINT proposals_item REFERENCES items (id),
    participant TEXT NOT NULL CONSTRAINT proposals_participant REFERENCES participants (id),
    starts TEXT NOT NULL,
    ends TEXT NOT NULL,
    remark TEXT,
    state TEXT NOT NULL CONSTRAINT proposals_state CHECK (state IN ('open', 'accepted', 'refused')),
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX proposals_by_item ON proposals (item);
CREATE INDEX proposals_by_participant ON proposals (participant);
CREATE UNIQUE INDEX proposals_open ON proposals (participant, item) WHERE state = 'open';

-- The publication that somebody said they have seen.
CREATE TABLE acknowledgements (
    participant TEXT PRIMARY KEY CONSTRAINT acknowledgements_participant REFERENCES participants (id),
    version INTEGER NOT NULL CONSTRAINT acknowledgements_version CHECK (version >= 1),
    at INTEGER NOT NULL
) STRICT;
