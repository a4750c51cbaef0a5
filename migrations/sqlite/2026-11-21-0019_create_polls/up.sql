-- Questions for a time: a host chooses among a few, or everybody says which would suit.

CREATE TABLE polls (
    id TEXT PRIMARY KEY,
    item TEXT NOT NULL CONSTRAINT polls_item REFERENCES items (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CONSTRAINT polls_kind CHECK (kind IN ('host', 'everyone')),
    title TEXT NOT NULL CHECK (json_valid(title)),
    state TEXT NOT NULL CONSTRAINT polls_state CHECK (state IN ('open', 'settled', 'withdrawn')),
    chosen INTEGER,
    asked_by TEXT CONSTRAINT polls_asked_by REFERENCES users (id) ON DELETE SET NULL,
    at INTEGER NOT NULL,
    CONSTRAINT polls_settled CHECK ((state = 'settled') = (chosen IS NOT NULL))
) STRICT;
CREATE INDEX polls_by_item ON polls (item);
CREATE UNIQUE INDEX polls_open ON polls (item) WHERE state = 'open';

-- Wall times of the item's zones, ISO 8601 text.
CREATE TABLE poll_slots (
    poll TEXT NOT NULL CONSTRAINT poll_slots_poll REFERENCES polls (id) ON DELETE CASCADE,
    number INTEGER NOT NULL CONSTRAINT poll_slots_number CHECK (number >= 1),
    starts TEXT NOT NULL,
    ends TEXT NOT NULL,
    PRIMARY KEY (poll, number)
) STRICT;

-- Who is asked, and by which message if it reaches them by mail.
CREATE TABLE poll_people (
    poll TEXT NOT NULL CONSTRAINT poll_people_poll REFERENCES polls (id) ON DELETE CASCADE,
    participant TEXT NOT NULL CONSTRAINT poll_people_participant REFERENCES participants (id) ON DELETE CASCADE,
    message TEXT CONSTRAINT poll_people_message REFERENCES outbox (id),
    PRIMARY KEY (poll, participant)
) STRICT;
CREATE INDEX poll_people_by_participant ON poll_people (participant);
CREATE UNIQUE INDEX poll_people_by_message ON poll_people (message);

-- What each of them said to each time.
CREATE TABLE ballots (
    poll TEXT NOT NULL CONSTRAINT ballots_poll REFERENCES polls (id) ON DELETE CASCADE,
    participant TEXT NOT NULL CONSTRAINT ballots_participant REFERENCES participants (id) ON DELETE CASCADE,
    slot INTEGER NOT NULL,
    vote TEXT NOT NULL CONSTRAINT ballots_vote CHECK (vote IN ('yes', 'if-need-be', 'no')),
    at INTEGER NOT NULL,
    PRIMARY KEY (poll, participant, slot)
) STRICT;
