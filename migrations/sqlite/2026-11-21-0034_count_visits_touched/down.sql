ALTER TABLE visits DROP COLUMN touched;
