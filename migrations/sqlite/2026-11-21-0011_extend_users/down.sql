DROP TABLE identities;
ALTER TABLE users DROP COLUMN theme;
ALTER TABLE users DROP COLUMN locale;
