-- Devices on which participants are told of urgent changes: an address at the browser's push service, and what to encrypt
-- with for that browser alone.
CREATE TABLE push_subscriptions (
    id TEXT PRIMARY KEY,
    participant TEXT NOT NULL CONSTRAINT push_subscriptions_participant REFERENCES participants (id) ON DELETE CASCADE,
    endpoint TEXT NOT NULL,
    key BLOB NOT NULL CONSTRAINT push_subscriptions_key CHECK (length(key) = 65),
    secret BLOB NOT NULL CONSTRAINT push_subscriptions_secret CHECK (length(secret) = 16),
    created_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX push_subscriptions_by_participant ON push_subscriptions (participant, endpoint);

-- A dispatch goes to a webhook or to a device.
ALTER TABLE dispatches ADD COLUMN device TEXT CONSTRAINT dispatches_device REFERENCES push_subscriptions (id) ON DELETE CASCADE
    CONSTRAINT dispatches_receiver CHECK ((webhook IS NULL) <> (device IS NULL));
CREATE INDEX dispatches_by_device ON dispatches (device);
