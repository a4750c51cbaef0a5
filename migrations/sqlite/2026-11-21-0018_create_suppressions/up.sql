-- Addresses to which nothing is mailed, in small letters.
CREATE TABLE suppressions (
    address TEXT PRIMARY KEY,
    reason TEXT NOT NULL CONSTRAINT suppressions_reason CHECK (reason IN ('bounced', 'refused')),
    detail TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;

-- Mailings that their readers ended: reminders of a participant, digests of a user.
CREATE TABLE unsubscriptions (
    mailing TEXT NOT NULL CONSTRAINT unsubscriptions_mailing CHECK (mailing IN ('reminders', 'digests')),
    reader TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (mailing, reader)
) STRICT;
