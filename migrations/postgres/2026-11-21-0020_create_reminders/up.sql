-- What became of reminders. One that is still to come has no row: it is derived from the programme. `about` is the item,
-- or the participant if it is about several; `starts` is the wall time that it is about, ISO 8601 text.
CREATE TABLE reminders (
    participant uuid NOT NULL CONSTRAINT reminders_participant REFERENCES participants (id),
    rule text COLLATE "C" NOT NULL,
    about uuid NOT NULL,
    starts text COLLATE "C" NOT NULL,
    due_at timestamptz NOT NULL,
    until timestamptz NOT NULL,
    outcome text COLLATE "C" NOT NULL CONSTRAINT reminders_outcome CHECK (outcome IN ('written', 'absorbed', 'missed')),
    message uuid CONSTRAINT reminders_message REFERENCES outbox (id),
    at timestamptz NOT NULL,
    CONSTRAINT reminders_by_message CHECK ((message IS NULL) = (outcome = 'missed')),
    PRIMARY KEY (participant, rule, about, starts)
);
CREATE INDEX reminders_of_message ON reminders (message);
