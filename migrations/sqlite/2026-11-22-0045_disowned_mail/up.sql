-- Whether our mail server says that a mail is not from where it says (DMARC).
ALTER TABLE inbound ADD COLUMN disowned INTEGER NOT NULL DEFAULT 0 CHECK (disowned IN (0, 1));
