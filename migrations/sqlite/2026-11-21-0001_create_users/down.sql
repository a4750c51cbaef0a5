DROP TABLE instances;
DROP TABLE epoch;
DROP TABLE idempotency;
DROP TABLE tokens;
DROP TABLE users;
DROP TABLE teams;
