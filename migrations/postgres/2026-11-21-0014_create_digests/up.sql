-- When users get digests. `last_on` is the day, on the clocks of their zone, for which the last one is done; whoever
-- writes the next one takes it for a minute, so that it goes once.
CREATE TABLE digests (
    "user" uuid PRIMARY KEY CONSTRAINT digests_user REFERENCES users (id) ON DELETE CASCADE,
    rhythm text COLLATE "C" NOT NULL,
    time_zone text COLLATE "C" NOT NULL,
    last_on text COLLATE "C" NOT NULL,
    taken_at timestamptz
);
