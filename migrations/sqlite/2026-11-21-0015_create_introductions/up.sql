-- Addresses that were written to, and who first caused it: an organiser may write to so many new ones a day. Only the
-- SHA-256 of an address is kept.
CREATE TABLE introductions (
    hash BLOB PRIMARY KEY CONSTRAINT introductions_hash CHECK (length(hash) = 32),
    "user" TEXT CONSTRAINT introductions_user REFERENCES users (id) ON DELETE SET NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX introductions_by_user ON introductions ("user", created_at);
