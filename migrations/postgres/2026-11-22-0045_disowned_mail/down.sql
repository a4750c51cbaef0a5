ALTER TABLE inbound DROP COLUMN disowned;
