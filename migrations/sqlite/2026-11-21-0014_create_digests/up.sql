-- When users get digests. `last_on` is the day, on the clocks of their zone, for which the last one is done; whoever
-- writes the next one takes it for a minute, so that it goes once.
CREATE TABLE digests (
    "user" TEXT PRIMARY KEY CONSTRAINT digests_user REFERENCES users (id) ON DELETE CASCADE,
    rhythm TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    last_on TEXT NOT NULL,
    taken_at INTEGER
) STRICT;
