-- Which assistant of the participant let the device be told: it is forgotten when they assist no more. None: it is the
-- participant's own, or was allowed before this was noted.
ALTER TABLE push_subscriptions ADD COLUMN assistant bytea CONSTRAINT push_subscriptions_assistant CHECK (length(assistant) = 8);
