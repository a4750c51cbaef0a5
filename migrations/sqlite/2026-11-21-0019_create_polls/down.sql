DROP TABLE ballots;
DROP TABLE poll_people;
DROP TABLE poll_slots;
DROP TABLE polls;
