DROP INDEX edits_by_part;
ALTER TABLE edits DROP COLUMN part_of;
