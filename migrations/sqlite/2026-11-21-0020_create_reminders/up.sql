-- What became of reminders. One that is still to come has no row: it is derived from the programme. `about` is the item,
-- or the participant if it is about several; `starts` is the wall time that it is about, ISO 8601 text.
CREATE TABLE reminders (
    participant TEXT NOT NULL CONSTRAINT reminders_participant REFERENCES participants (id),
    rule TEXT NOT NULL,
    about TEXT NOT NULL,
    starts TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    until INTEGER NOT NULL,
    outcome TEXT NOT NULL CONSTRAINT reminders_outcome CHECK (outcome IN ('written', 'absorbed', 'missed')),
    message TEXT CONSTRAINT reminders_message REFERENCES outbox (id),
    at INTEGER NOT NULL,
    CONSTRAINT reminders_by_message CHECK ((message IS NULL) = (outcome = 'missed')),
    PRIMARY KEY (participant, rule, about, starts)
) STRICT;
CREATE INDEX reminders_of_message ON reminders (message);
