-- Mail that came in: what it said, and what became of it.
CREATE TABLE inbound (
    id uuid PRIMARY KEY,
    -- the same mail again, by whatever way, is known by it
    digest bytea NOT NULL CONSTRAINT inbound_digest_unique UNIQUE,
    kind text COLLATE "C" NOT NULL CONSTRAINT inbound_kind CHECK (kind IN ('reply', 'counter', 'bounce', 'auto-reply', 'human', 'unreadable')),
    outcome text COLLATE "C" NOT NULL CONSTRAINT inbound_outcome CHECK (outcome IN ('counted', 'unconfirmed', 'confirmed', 'dismissed', 'kept', 'ignored')),
    reason text COLLATE "C" CONSTRAINT inbound_reason CHECK (reason IN ('unknown-event', 'not-expected', 'cancelled', 'started', 'outdated', 'unknown-message', 'not-final', 'unreadable')),
    received_at timestamptz NOT NULL,
    sender_name text COLLATE "C" NOT NULL,
    sender_address text COLLATE "C" NOT NULL,
    subject text COLLATE "C" NOT NULL,
    body text COLLATE "C",
    -- whom and what it is about, as far as that is known
    visit uuid CONSTRAINT inbound_visit REFERENCES visits (id) ON DELETE CASCADE,
    participant uuid CONSTRAINT inbound_participant REFERENCES participants (id) ON DELETE CASCADE,
    item uuid CONSTRAINT inbound_item REFERENCES items (id) ON DELETE CASCADE,
    -- what an answer says
    status text COLLATE "C" CONSTRAINT inbound_status CHECK (status IN ('needs-action', 'accepted', 'declined', 'tentative')),
    sequence bigint CONSTRAINT inbound_sequence CHECK (sequence >= 0),
    answered_at timestamptz,
    remark text COLLATE "C",
    attendee text COLLATE "C",
    delegated_to text COLLATE "C",
    -- another time that it proposes: wall times of the item's zones
    starts text COLLATE "C",
    ends text COLLATE "C",
    settled_by uuid CONSTRAINT inbound_settled_by REFERENCES users (id),
    settled_at timestamptz,
    CONSTRAINT inbound_ignored CHECK ((outcome = 'ignored') = (reason IS NOT NULL)),
    CONSTRAINT inbound_answer CHECK ((status IS NULL) = (sequence IS NULL) AND (status IS NULL) = (answered_at IS NULL) AND (status IS NULL) = (attendee IS NULL)),
    CONSTRAINT inbound_counter CHECK ((starts IS NULL) = (ends IS NULL))
);
CREATE INDEX inbound_by_visit ON inbound (visit, id);
CREATE INDEX inbound_by_participant ON inbound (participant);
CREATE INDEX inbound_by_item ON inbound (item);
