-- Addresses to which nothing is mailed, in small letters.
CREATE TABLE suppressions (
    address text COLLATE "C" PRIMARY KEY,
    reason text COLLATE "C" NOT NULL CONSTRAINT suppressions_reason CHECK (reason IN ('bounced', 'refused')),
    detail text COLLATE "C" NOT NULL,
    at timestamptz NOT NULL
);

-- Mailings that their readers ended: reminders of a participant, digests of a user.
CREATE TABLE unsubscriptions (
    mailing text COLLATE "C" NOT NULL CONSTRAINT unsubscriptions_mailing CHECK (mailing IN ('reminders', 'digests')),
    reader uuid NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (mailing, reader)
);
