-- Messages to send. A row is written in the transaction that causes it; its bytes are frozen when it is claimed.

CREATE TABLE outbox (
    id uuid PRIMARY KEY,
    visit uuid NOT NULL CONSTRAINT outbox_visit REFERENCES visits (id),
    participant uuid NOT NULL CONSTRAINT outbox_participant REFERENCES participants (id),
    item uuid CONSTRAINT outbox_item REFERENCES items (id),
    topic uuid NOT NULL,
    kind text COLLATE "C" NOT NULL CONSTRAINT outbox_kind CHECK (kind IN ('invitation', 'cancellation', 'programme', 'reminder', 'digest')),
    state text COLLATE "C" NOT NULL CONSTRAINT outbox_state CHECK (state IN ('held', 'due', 'sending', 'sent', 'failed', 'dropped', 'by-hand')),
    version bigint NOT NULL CONSTRAINT outbox_version CHECK (version >= 1),
    urgent boolean NOT NULL,
    due_at timestamptz NOT NULL,
    held_since timestamptz,
    attempts bigint NOT NULL DEFAULT 0 CONSTRAINT outbox_attempts CHECK (attempts >= 0),
    last_error text COLLATE "C",
    message_id text COLLATE "C" CONSTRAINT outbox_message_id_unique UNIQUE,
    envelope_from text COLLATE "C",
    envelope_to text COLLATE "C",
    bytes bytea,
    before jsonb,
    instance uuid,
    fence bigint NOT NULL DEFAULT 0 CONSTRAINT outbox_fence CHECK (fence >= 0),
    created_at timestamptz NOT NULL,
    sent_at timestamptz,
    ready_text text COLLATE "C",
    settled_by text COLLATE "C",
    settled_how text COLLATE "C",
    settled_at timestamptz,
    CONSTRAINT outbox_held CHECK (state <> 'held' OR (held_since IS NOT NULL AND bytes IS NULL)),
    CONSTRAINT outbox_sending CHECK (state <> 'sending' OR (bytes IS NOT NULL AND instance IS NOT NULL)),
    CONSTRAINT outbox_sent CHECK (state <> 'sent' OR sent_at IS NOT NULL OR settled_at IS NOT NULL),
    CONSTRAINT outbox_failed CHECK (state <> 'failed' OR last_error IS NOT NULL),
    CONSTRAINT outbox_frozen CHECK (bytes IS NULL OR (message_id IS NOT NULL AND envelope_from IS NOT NULL AND envelope_to IS NOT NULL)),
    CONSTRAINT outbox_about_an_item CHECK (kind NOT IN ('invitation', 'cancellation') OR item IS NOT NULL),
    CONSTRAINT outbox_settled CHECK ((settled_by IS NULL) = (settled_at IS NULL) AND (settled_how IS NULL) = (settled_at IS NULL))
);

-- What waits and is not yet frozen is replaced by the newer difference, never doubled.
CREATE UNIQUE INDEX outbox_one_waiting ON outbox (participant, topic) WHERE state IN ('held', 'due', 'by-hand') AND bytes IS NULL;
CREATE INDEX outbox_to_claim ON outbox (state, due_at, id);
CREATE INDEX outbox_by_visit ON outbox (visit, id);
CREATE INDEX outbox_by_topic ON outbox (participant, topic);
CREATE INDEX outbox_by_item ON outbox (item);
CREATE INDEX outbox_by_instance ON outbox (instance) WHERE state = 'sending';
