-- What participants say on their pages besides answers.

-- Another time that a host proposes for an item: wall times of the item's zones, ISO 8601 text.
CREATE TABLE proposals (
    id uuid PRIMARY KEY,
    item uuid NOT NULL CONSTRAINT proposals_item REFERENCES items (id),
    participant uuid NOT NULL CONSTRAINT proposals_participant REFERENCES participants (id),
    starts text COLLATE "C" NOT NULL,
    ends text COLLATE "C" NOT NULL,
    remark text COLLATE "C",
    state text COLLATE "C" NOT NULL CONSTRAINT proposals_state CHECK (state IN ('open', 'accepted', 'refused')),
    at timestamptz NOT NULL
);
CREATE INDEX proposals_by_item ON proposals (item);
CREATE INDEX proposals_by_participant ON proposals (participant);
CREATE UNIQUE INDEX proposals_open ON proposals (participant, item) WHERE state = 'open';

-- The publication that somebody said they have seen.
CREATE TABLE acknowledgements (
    participant uuid PRIMARY KEY CONSTRAINT acknowledgements_participant REFERENCES participants (id),
    version bigint NOT NULL CONSTRAINT acknowledgements_version CHECK (version >= 1),
    at timestamptz NOT NULL
);
