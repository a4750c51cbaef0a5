ALTER TABLE publications DROP COLUMN published_by;
DROP TABLE previews;
