-- Programs outside that are told what happens to the visits of a team. `secret` is encrypted with a key that is not in
-- the database; `events` lists what they want to be told of.
CREATE TABLE webhooks (
    id TEXT PRIMARY KEY,
    team TEXT NOT NULL CONSTRAINT webhooks_team REFERENCES teams (id),
    url TEXT NOT NULL,
    secret BLOB NOT NULL,
    events TEXT NOT NULL CHECK (json_valid(events)),
    is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX webhooks_by_team ON webhooks (team);

-- Documents on their way to addresses outside: the outbox of what is no mail.
CREATE TABLE dispatches (
    id TEXT PRIMARY KEY,
    webhook TEXT CONSTRAINT dispatches_webhook REFERENCES webhooks (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CONSTRAINT dispatches_kind CHECK (kind IN ('visit.published', 'reply.recorded', 'message.failed', 'webhook.tried', 'push')),
    body TEXT NOT NULL,
    state TEXT NOT NULL CONSTRAINT dispatches_state CHECK (state IN ('due', 'sending', 'sent', 'failed', 'dropped')),
    due_at INTEGER NOT NULL,
    tried_since INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0 CONSTRAINT dispatches_attempts CHECK (attempts >= 0),
    last_error TEXT,
    instance TEXT,
    fence INTEGER NOT NULL DEFAULT 0 CONSTRAINT dispatches_fence CHECK (fence >= 0),
    created_at INTEGER NOT NULL,
    sent_at INTEGER
) STRICT;
CREATE INDEX dispatches_due ON dispatches (due_at, id) WHERE state = 'due';
CREATE INDEX dispatches_sending ON dispatches (instance) WHERE state = 'sending';
CREATE INDEX dispatches_by_webhook ON dispatches (webhook, id);
CREATE INDEX dispatches_by_age ON dispatches (created_at);
