-- How many messages of a visit are in which state is on every page of it: counted without reading the messages.
CREATE INDEX outbox_by_state ON outbox (visit, state);
