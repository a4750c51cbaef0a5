-- How many participants messages have yet to reach is on the page before a publication and on the one after it: found for
-- each without reading their messages.
CREATE INDEX outbox_by_participant ON outbox (participant, state, kind);
