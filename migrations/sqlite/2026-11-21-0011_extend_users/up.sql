-- What somebody chose: the language of their pages and mails, and the colours. Empty: their browser decides.
ALTER TABLE users ADD COLUMN locale TEXT;
ALTER TABLE users ADD COLUMN theme TEXT CONSTRAINT users_theme CHECK (theme IN ('system', 'light', 'dark'));

-- What the provider of their office calls somebody, from the first time it vouched for them.
CREATE TABLE identities (
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    "user" TEXT NOT NULL CONSTRAINT identities_user REFERENCES users (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (issuer, subject),
    CONSTRAINT identities_user_unique UNIQUE ("user", issuer)
) STRICT;
