-- Programs outside that are told what happens to the visits of a team. `secret` is encrypted with a key that is not in
-- the database; `events` lists what they want to be told of.
CREATE TABLE webhooks (
    id uuid PRIMARY KEY,
    team uuid NOT NULL CONSTRAINT webhooks_team REFERENCES teams (id),
    url text COLLATE "C" NOT NULL,
    secret bytea NOT NULL,
    events jsonb NOT NULL,
    is_on boolean NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX webhooks_by_team ON webhooks (team);

-- Documents on their way to addresses outside: the outbox of what is no mail.
CREATE TABLE dispatches (
    id uuid PRIMARY KEY,
    webhook uuid CONSTRAINT dispatches_webhook REFERENCES webhooks (id) ON DELETE CASCADE,
    kind text COLLATE "C" NOT NULL CONSTRAINT dispatches_kind CHECK (kind IN ('visit.published', 'reply.recorded', 'message.failed', 'webhook.tried', 'push')),
    body text COLLATE "C" NOT NULL,
    state text COLLATE "C" NOT NULL CONSTRAINT dispatches_state CHECK (state IN ('due', 'sending', 'sent', 'failed', 'dropped')),
    due_at timestamptz NOT NULL,
    tried_since timestamptz NOT NULL,
    attempts bigint NOT NULL DEFAULT 0 CONSTRAINT dispatches_attempts CHECK (attempts >= 0),
    last_error text COLLATE "C",
    instance uuid,
    fence bigint NOT NULL DEFAULT 0 CONSTRAINT dispatches_fence CHECK (fence >= 0),
    created_at timestamptz NOT NULL,
    sent_at timestamptz
);
CREATE INDEX dispatches_due ON dispatches (due_at, id) WHERE state = 'due';
CREATE INDEX dispatches_sending ON dispatches (instance) WHERE state = 'sending';
CREATE INDEX dispatches_by_webhook ON dispatches (webhook, id);
CREATE INDEX dispatches_by_age ON dispatches (created_at);
