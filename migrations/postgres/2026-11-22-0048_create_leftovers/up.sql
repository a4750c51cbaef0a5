-- What a calendar may still show of what was ended, since the end came back only after its reader was told more: it is
-- ended once more.
CREATE TABLE leftovers (
    uid uuid NOT NULL PRIMARY KEY,
    participant uuid NOT NULL,
    item uuid NOT NULL,
    told jsonb NOT NULL,
    CONSTRAINT leftovers_told FOREIGN KEY (participant, item) REFERENCES told (participant, item)
);
CREATE INDEX leftovers_by_participant ON leftovers (participant, item);
