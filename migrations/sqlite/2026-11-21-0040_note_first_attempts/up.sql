-- When what a message says was first handed to the mail server: patience with refusals counts from then.
ALTER TABLE outbox ADD COLUMN tried_since INTEGER;
