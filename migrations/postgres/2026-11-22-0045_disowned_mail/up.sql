-- Whether our mail server says that a mail is not from where it says (DMARC).
ALTER TABLE inbound ADD COLUMN disowned boolean NOT NULL DEFAULT false;
