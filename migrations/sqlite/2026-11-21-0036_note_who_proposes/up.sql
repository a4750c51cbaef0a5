-- The assistant who proposed another time for a host; empty: they did themselves.
ALTER TABLE proposals ADD COLUMN given_by TEXT;
