-- What somebody chose: the language of their pages and mails, and the colours. Empty: their browser decides.
ALTER TABLE users ADD COLUMN locale text COLLATE "C";
ALTER TABLE users ADD COLUMN theme text COLLATE "C" CONSTRAINT users_theme CHECK (theme IN ('system', 'light', 'dark'));

-- What the provider of their office calls somebody, from the first time it vouched for them.
CREATE TABLE identities (
    issuer text COLLATE "C" NOT NULL,
    subject text COLLATE "C" NOT NULL,
    "user" uuid NOT NULL CONSTRAINT identities_user REFERENCES users (id) ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (issuer, subject),
    CONSTRAINT identities_user_unique UNIQUE ("user", issuer)
);
