-- Letters that organisers asked for, to see for themselves what participants would get.
CREATE TABLE test_mails (
    id uuid PRIMARY KEY,
    visit uuid NOT NULL CONSTRAINT test_mails_visit REFERENCES visits (id) ON DELETE CASCADE,
    "user" uuid NOT NULL CONSTRAINT test_mails_user REFERENCES users (id) ON DELETE CASCADE,
    kind text COLLATE "C" NOT NULL CONSTRAINT test_mails_kind CHECK (kind IN ('invitation', 'update', 'cancellation', 'withdrawal', 'programme')),
    locale text COLLATE "C" NOT NULL,
    created_at timestamptz NOT NULL,
    taken_at timestamptz,
    done_at timestamptz
);
CREATE INDEX test_mails_by_user ON test_mails ("user", created_at);
CREATE INDEX test_mails_by_visit ON test_mails (visit);
CREATE INDEX test_mails_to_send ON test_mails (created_at) WHERE done_at IS NULL;
