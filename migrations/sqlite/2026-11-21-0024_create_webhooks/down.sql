DROP TABLE dispatches;
DROP TABLE webhooks;
