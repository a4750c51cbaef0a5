-- Who was found on a waiting list, so that they are told once a place is free.
CREATE TABLE waiting (
    participant uuid NOT NULL CONSTRAINT waiting_participant REFERENCES participants (id),
    item uuid NOT NULL CONSTRAINT waiting_item REFERENCES items (id),
    since timestamptz NOT NULL,
    PRIMARY KEY (participant, item)
);
CREATE INDEX waiting_by_item ON waiting (item);
