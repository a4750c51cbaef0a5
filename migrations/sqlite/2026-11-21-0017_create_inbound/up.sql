-- Mail that came in: what it said, and what became of it.
CREATE TABLE inbound (
    id TEXT PRIMARY KEY,
    -- the same mail again, by whatever way, is known by it
    digest BLOB NOT NULL CONSTRAINT inbound_digest_unique UNIQUE,
    kind TEXT NOT NULL CONSTRAINT inbound_kind CHECK (kind IN ('reply', 'counter', 'bounce', 'auto-reply', 'human', 'unreadable')),
    outcome TEXT NOT NULL CONSTRAINT inbound_outcome CHECK (outcome IN ('counted', 'unconfirmed', 'confirmed', 'dismissed', 'kept', 'ignored')),
    reason TEXT CONSTRAINT inbound_reason CHECK (reason IN ('unknown-event', 'not-expected', 'cancelled', 'started', 'outdated', 'unknown-message', 'not-final', 'unreadable')),
    received_at INTEGER NOT NULL,
    sender_name TEXT NOT NULL,
    sender_address TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT,
    -- whom and what it is about, as far as that is known
    visit TEXT CONSTRAINT inbound_visit REFERENCES visits (id) ON DELETE CASCADE,
    participant TEXT CONSTRAINT inbound_participant REFERENCES participants (id) ON DELETE CASCADE,
    item TEXT CONSTRAINT inbound_item REFERENCES items (id) ON DELETE CASCADE,
    -- what an answer says
    status TEXT CONSTRAINT inbound_status CHECK (status IN ('needs-action', 'accepted', 'declined', 'tentative')),
    sequence INTEGER CONSTRAINT inbound_sequence CHECK (sequence >= 0),
    answered_at INTEGER,
    remark TEXT,
    attendee TEXT,
    delegated_to TEXT,
    -- another time that it proposes: wall times of the item's zones
    starts TEXT,
    ends TEXT,
    settled_by TEXT CONSTRAINT inbound_settled_by REFERENCES users (id),
    settled_at INTEGER,
    CONSTRAINT inbound_ignored CHECK ((outcome = 'ignored') = (reason IS NOT NULL)),
    CONSTRAINT inbound_answer CHECK ((status IS NULL) = (sequence IS NULL) AND (status IS NULL) = (answered_at IS NULL) AND (status IS NULL) = (attendee IS NULL)),
    CONSTRAINT inbound_counter CHECK ((starts IS NULL) = (ends IS NULL))
) STRICT;
CREATE INDEX inbound_by_visit ON inbound (visit, id);
CREATE INDEX inbound_by_participant ON inbound (participant);
CREATE INDEX inbound_by_item ON inbound (item);
