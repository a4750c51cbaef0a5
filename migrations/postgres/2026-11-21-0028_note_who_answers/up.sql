-- The assistant who answered for a participant; empty: they did themselves, or an organiser did.
ALTER TABLE replies ADD COLUMN given_by text COLLATE "C";
ALTER TABLE ballots ADD COLUMN given_by text COLLATE "C";

-- Since when they have said so: who says it again keeps their place where there are only so many.
ALTER TABLE replies ADD COLUMN since timestamptz NOT NULL DEFAULT 'epoch';
UPDATE replies SET since = at;
