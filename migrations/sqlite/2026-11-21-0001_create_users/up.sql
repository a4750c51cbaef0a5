-- Who works with Escale, and what its processes keep for themselves.

CREATE TABLE teams (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL CONSTRAINT teams_name_unique UNIQUE,
    created_at INTEGER NOT NULL
) STRICT;

-- `email_folded` is what two spellings of one address have in common.
CREATE TABLE users (
    id TEXT PRIMARY KEY,
    team TEXT NOT NULL CONSTRAINT users_team REFERENCES teams (id),
    email TEXT NOT NULL,
    email_folded TEXT NOT NULL CONSTRAINT users_email_unique UNIQUE,
    name TEXT NOT NULL,
    role TEXT NOT NULL CONSTRAINT users_role CHECK (role IN ('admin', 'organiser', 'viewer')),
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX users_by_team ON users (team);

-- Only the SHA-256 of a token is kept.
CREATE TABLE tokens (
    id TEXT PRIMARY KEY,
    "user" TEXT NOT NULL CONSTRAINT tokens_user REFERENCES users (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    hash BLOB NOT NULL CONSTRAINT tokens_hash_unique UNIQUE CONSTRAINT tokens_hash CHECK (length(hash) = 32),
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX tokens_by_user ON tokens ("user");

-- Answers to requests that carried an Idempotency-Key, until they are forgotten.
CREATE TABLE idempotency (
    principal TEXT NOT NULL CONSTRAINT idempotency_principal REFERENCES users (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    request_hash BLOB NOT NULL,
    state TEXT NOT NULL CONSTRAINT idempotency_state CHECK (state IN ('running', 'done')),
    status INTEGER,
    headers TEXT CHECK (json_valid(headers)),
    body BLOB,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (principal, key),
    CONSTRAINT idempotency_answer CHECK ((state = 'done') = (status IS NOT NULL AND headers IS NOT NULL AND body IS NOT NULL))
) STRICT;
CREATE INDEX idempotency_by_age ON idempotency (created_at);

-- One row: bumped by every transaction that changes what a page or feed shows.
CREATE TABLE epoch (
    id INTEGER PRIMARY KEY CONSTRAINT epoch_single CHECK (id = 1),
    number INTEGER NOT NULL
) STRICT;
INSERT INTO epoch (id, number) VALUES (1, 1);

-- Running processes, by the clock of the database.
CREATE TABLE instances (
    id TEXT PRIMARY KEY,
    started_at INTEGER NOT NULL,
    heartbeat_at INTEGER NOT NULL
) STRICT;
