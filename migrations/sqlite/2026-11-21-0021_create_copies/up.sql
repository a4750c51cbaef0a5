-- Who assists a participant and gets a copy of what they are sent: a list of name, address and language.
ALTER TABLE participants ADD COLUMN mail_to TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(mail_to));

-- The assistant whom a message goes to; empty: it goes to the participant.
ALTER TABLE outbox ADD COLUMN copy_to TEXT;

-- Copies of messages that are under way. They go once the message itself was taken.
CREATE TABLE copies (
    message TEXT NOT NULL CONSTRAINT copies_message_known REFERENCES outbox (id),
    number INTEGER NOT NULL CONSTRAINT copies_number CHECK (number >= 0),
    message_id TEXT NOT NULL,
    envelope_from TEXT NOT NULL,
    envelope_to TEXT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (message, number)
) STRICT;
