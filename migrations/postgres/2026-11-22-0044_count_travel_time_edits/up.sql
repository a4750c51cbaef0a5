-- What was worked out of travel times is remembered until one is edited; rows that come and go leave no trace of that.
CREATE TABLE travel_time_edits (
    id bigint PRIMARY KEY CONSTRAINT travel_time_edits_single CHECK (id = 1),
    number bigint NOT NULL
);
INSERT INTO travel_time_edits (id, number) VALUES (1, 1);
