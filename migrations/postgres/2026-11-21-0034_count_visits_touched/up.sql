-- Grows whenever a transaction locks the visit to change what its participants know or what waits for them, so that what
-- was worked out from these can be remembered.
ALTER TABLE visits ADD COLUMN touched bigint NOT NULL DEFAULT 0;
