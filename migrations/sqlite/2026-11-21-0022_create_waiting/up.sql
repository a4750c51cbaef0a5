-- Who was found on a waiting list, so that they are told once a place is free.
CREATE TABLE waiting (
    participant TEXT NOT NULL CONSTRAINT waiting_participant REFERENCES participants (id),
    item TEXT NOT NULL CONSTRAINT waiting_item REFERENCES items (id),
    since INTEGER NOT NULL,
    PRIMARY KEY (participant, item)
) STRICT;
CREATE INDEX waiting_by_item ON waiting (item);
