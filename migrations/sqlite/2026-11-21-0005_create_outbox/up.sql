-- Messages to send. A row is written in the transaction that causes it; its bytes are frozen when it is claimed.

CREATE TABLE outbox (
    id TEXT PRIMARY KEY,
    visit TEXT NOT NULL CONSTRAINT outbox_visit REFERENCES visits (id),
    participant TEXT NOT NULL CONSTRAINT outbox_participant REFERENCES participants (id),
    item TEXT CONSTRAINT outbox_item REFERENCES items (id),
    topic TEXT NOT NULL,
    kind TEXT NOT NULL CONSTRAINT outbox_kind CHECK (kind IN ('invitation', 'cancellation', 'programme', 'reminder', 'digest')),
    state TEXT NOT NULL CONSTRAINT outbox_state CHECK (state IN ('held', 'due', 'sending', 'sent', 'failed', 'dropped', 'by-hand')),
    version INTEGER NOT NULL CONSTRAINT outbox_version CHECK (version >= 1),
    urgent INTEGER NOT NULL CHECK (urgent IN (0, 1)),
    due_at INTEGER NOT NULL,
    held_since INTEGER,
    attempts INTEGER NOT NULL DEFAULT 0 CONSTRAINT outbox_attempts CHECK (attempts >= 0),
    last_error TEXT,
    message_id TEXT CONSTRAINT outbox_message_id_unique UNIQUE,
    envelope_from TEXT,
    envelope_to TEXT,
    bytes BLOB,
    before TEXT CHECK (json_valid(before)),
    instance TEXT,
    fence INTEGER NOT NULL DEFAULT 0 CONSTRAINT outbox_fence CHECK (fence >= 0),
    created_at INTEGER NOT NULL,
    sent_at INTEGER,
    ready_text TEXT,
    settled_by TEXT,
    settled_how TEXT,
    settled_at INTEGER,
    CONSTRAINT outbox_held CHECK (state <> 'held' OR (held_since IS NOT NULL AND bytes IS NULL)),
    CONSTRAINT outbox_sending CHECK (state <> 'sending' OR (bytes IS NOT NULL AND instance IS NOT NULL)),
    CONSTRAINT outbox_sent CHECK (state <> 'sent' OR sent_at IS NOT NULL OR settled_at IS NOT NULL),
    CONSTRAINT outbox_failed CHECK (state <> 'failed' OR last_error IS NOT NULL),
    CONSTRAINT outbox_frozen CHECK (bytes IS NULL OR (message_id IS NOT NULL AND envelope_from IS NOT NULL AND envelope_to IS NOT NULL)),
    CONSTRAINT outbox_about_an_item CHECK (kind NOT IN ('invitation', 'cancellation') OR item IS NOT NULL),
    CONSTRAINT outbox_settled CHECK ((settled_by IS NULL) = (settled_at IS NULL) AND (settled_how IS NULL) = (settled_at IS NULL))
) STRICT;

-- What waits and is not yet frozen is replaced by the newer difference, never doubled.
CREATE UNIQUE INDEX outbox_one_waiting ON outbox (participant, topic) WHERE state IN ('held', 'due', 'by-hand') AND bytes IS NULL;
CREATE INDEX outbox_to_claim ON outbox (state, due_at, id);
CREATE INDEX outbox_by_visit ON outbox (visit, id);
CREATE INDEX outbox_by_topic ON outbox (participant, topic);
CREATE INDEX outbox_by_item ON outbox (item);
CREATE INDEX outbox_by_instance ON outbox (instance) WHERE state = 'sending';
