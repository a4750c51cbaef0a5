ALTER TABLE proposals DROP COLUMN given_by;
