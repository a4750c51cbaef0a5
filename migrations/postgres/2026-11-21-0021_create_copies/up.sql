-- Who assists a participant and gets a copy of what they are sent: a list of name, address and language.
ALTER TABLE participants ADD COLUMN mail_to jsonb NOT NULL DEFAULT '[]';

-- The assistant whom a message goes to; empty: it goes to the participant.
ALTER TABLE outbox ADD COLUMN copy_to text COLLATE "C";

-- Copies of messages that are under way. They go once the message itself was taken.
CREATE TABLE copies (
    message uuid NOT NULL CONSTRAINT copies_message_known REFERENCES outbox (id),
    number bigint NOT NULL CONSTRAINT copies_number CHECK (number >= 0),
    message_id text COLLATE "C" NOT NULL,
    envelope_from text COLLATE "C" NOT NULL,
    envelope_to text COLLATE "C" NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (message, number)
);
