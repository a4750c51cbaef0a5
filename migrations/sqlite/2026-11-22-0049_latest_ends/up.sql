-- When an item ends at the latest, as far as its reader may know, if nobody can say what they know.
ALTER TABLE told ADD COLUMN latest_end INTEGER;
