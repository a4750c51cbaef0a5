-- Edits that were made by one click are taken back by one: they share this, which is no edit's identifier.
ALTER TABLE edits ADD COLUMN part_of uuid;
CREATE INDEX edits_by_part ON edits (part_of);
