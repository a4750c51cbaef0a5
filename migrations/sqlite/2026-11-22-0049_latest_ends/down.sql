ALTER TABLE told DROP COLUMN latest_end;
