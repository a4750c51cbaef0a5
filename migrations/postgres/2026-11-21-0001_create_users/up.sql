-- Who works with Escale, and what its processes keep for themselves.

CREATE TABLE teams (
    id uuid PRIMARY KEY,
    name text COLLATE "C" NOT NULL CONSTRAINT teams_name_unique UNIQUE,
    created_at timestamptz NOT NULL
);

-- `email_folded` is what two spellings of one address have in common.
CREATE TABLE users (
    id uuid PRIMARY KEY,
    team uuid NOT NULL CONSTRAINT users_team REFERENCES teams (id),
    email text COLLATE "C" NOT NULL,
    email_folded text COLLATE "C" NOT NULL CONSTRAINT users_email_unique UNIQUE,
    name text COLLATE "C" NOT NULL,
    role text COLLATE "C" NOT NULL CONSTRAINT users_role CHECK (role IN ('admin', 'organiser', 'viewer')),
    created_at timestamptz NOT NULL
);
CREATE INDEX users_by_team ON users (team);

-- Only the SHA-256 of a token is kept.
CREATE TABLE tokens (
    id uuid PRIMARY KEY,
    "user" uuid NOT NULL CONSTRAINT tokens_user REFERENCES users (id) ON DELETE CASCADE,
    name text COLLATE "C" NOT NULL,
    hash bytea NOT NULL CONSTRAINT tokens_hash_unique UNIQUE CONSTRAINT tokens_hash CHECK (length(hash) = 32),
    created_at timestamptz NOT NULL
);
CREATE INDEX tokens_by_user ON tokens ("user");

-- Answers to requests that carried an Idempotency-Key, until they are forgotten.
CREATE TABLE idempotency (
    principal uuid NOT NULL CONSTRAINT idempotency_principal REFERENCES users (id) ON DELETE CASCADE,
    key text COLLATE "C" NOT NULL,
    request_hash bytea NOT NULL,
    state text COLLATE "C" NOT NULL CONSTRAINT idempotency_state CHECK (state IN ('running', 'done')),
    status bigint,
    headers jsonb,
    body bytea,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (principal, key),
    CONSTRAINT idempotency_answer CHECK ((state = 'done') = (status IS NOT NULL AND headers IS NOT NULL AND body IS NOT NULL))
);
CREATE INDEX idempotency_by_age ON idempotency (created_at);

-- One row: bumped by every transaction that changes what a page or feed shows.
CREATE TABLE epoch (
    id bigint PRIMARY KEY CONSTRAINT epoch_single CHECK (id = 1),
    number bigint NOT NULL
);
INSERT INTO epoch (id, number) VALUES (1, 1);

-- Running processes, by the clock of the database.
CREATE TABLE instances (
    id uuid PRIMARY KEY,
    started_at timestamptz NOT NULL,
    heartbeat_at timestamptz NOT NULL
);
