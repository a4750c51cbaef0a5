-- The assistant who answered for a participant; empty: they did themselves, or an organiser did.
ALTER TABLE replies ADD COLUMN given_by TEXT;
ALTER TABLE ballots ADD COLUMN given_by TEXT;

-- Since when they have said so: who says it again keeps their place where there are only so many.
ALTER TABLE replies ADD COLUMN since INTEGER NOT NULL DEFAULT 0;
UPDATE replies SET since = at;
