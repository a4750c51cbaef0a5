DELETE FROM dispatches WHERE device IS NOT NULL;
DROP INDEX dispatches_by_device;
ALTER TABLE dispatches DROP COLUMN device;
DROP TABLE push_subscriptions;
