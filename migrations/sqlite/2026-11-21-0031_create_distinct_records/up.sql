-- Records of one register that look alike and are not the same. They may be of any register, so nothing is referred to.
CREATE TABLE distinct_records (
    one TEXT NOT NULL,
    other TEXT NOT NULL,
    said_by TEXT CONSTRAINT distinct_records_said_by REFERENCES users (id) ON DELETE SET NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (one, other),
    CONSTRAINT distinct_records_order CHECK (one < other)
) STRICT;
