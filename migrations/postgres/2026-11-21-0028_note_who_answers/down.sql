ALTER TABLE replies DROP COLUMN since;
ALTER TABLE ballots DROP COLUMN given_by;
ALTER TABLE replies DROP COLUMN given_by;
