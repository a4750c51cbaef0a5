-- What a calendar may still show of what was ended, since the end came back only after its reader was told more: it is
-- ended once more.
CREATE TABLE leftovers (
    uid TEXT NOT NULL PRIMARY KEY,
    participant TEXT NOT NULL,
    item TEXT NOT NULL,
    told TEXT NOT NULL CHECK (json_valid(told)),
    CONSTRAINT leftovers_told FOREIGN KEY (participant, item) REFERENCES told (participant, item)
) STRICT;
CREATE INDEX leftovers_by_participant ON leftovers (participant, item);
