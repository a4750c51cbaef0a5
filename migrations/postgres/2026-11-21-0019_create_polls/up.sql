-- Questions for a time: a host chooses among a few, or everybody says which would suit.

CREATE TABLE polls (
    id uuid PRIMARY KEY,
    item uuid NOT NULL CONSTRAINT polls_item REFERENCES items (id) ON DELETE CASCADE,
    kind text COLLATE "C" NOT NULL CONSTRAINT polls_kind CHECK (kind IN ('host', 'everyone')),
    title jsonb NOT NULL,
    state text COLLATE "C" NOT NULL CONSTRAINT polls_state CHECK (state IN ('open', 'settled', 'withdrawn')),
    chosen bigint,
    asked_by uuid CONSTRAINT polls_asked_by REFERENCES users (id) ON DELETE SET NULL,
    at timestamptz NOT NULL,
    CONSTRAINT polls_settled CHECK ((state = 'settled') = (chosen IS NOT NULL))
);
CREATE INDEX polls_by_item ON polls (item);
CREATE UNIQUE INDEX polls_open ON polls (item) WHERE state = 'open';

-- Wall times of the item's zones, ISO 8601 text.
CREATE TABLE poll_slots (
    poll uuid NOT NULL CONSTRAINT poll_slots_poll REFERENCES polls (id) ON DELETE CASCADE,
    number bigint NOT NULL CONSTRAINT poll_slots_number CHECK (number >= 1),
    starts text COLLATE "C" NOT NULL,
    ends text COLLATE "C" NOT NULL,
    PRIMARY KEY (poll, number)
);

-- Who is asked, and by which message if it reaches them by mail.
CREATE TABLE poll_people (
    poll uuid NOT NULL CONSTRAINT poll_people_poll REFERENCES polls (id) ON DELETE CASCADE,
    participant uuid NOT NULL CONSTRAINT poll_people_participant REFERENCES participants (id) ON DELETE CASCADE,
    message uuid CONSTRAINT poll_people_message REFERENCES outbox (id),
    PRIMARY KEY (poll, participant)
);
CREATE INDEX poll_people_by_participant ON poll_people (participant);
CREATE UNIQUE INDEX poll_people_by_message ON poll_people (message);

-- What each of them said to each time.
CREATE TABLE ballots (
    poll uuid NOT NULL CONSTRAINT ballots_poll REFERENCES polls (id) ON DELETE CASCADE,
    participant uuid NOT NULL CONSTRAINT ballots_participant REFERENCES participants (id) ON DELETE CASCADE,
    slot bigint NOT NULL,
    vote text COLLATE "C" NOT NULL CONSTRAINT ballots_vote CHECK (vote IN ('yes', 'if-need-be', 'no')),
    at timestamptz NOT NULL,
    PRIMARY KEY (poll, participant, slot)
);
