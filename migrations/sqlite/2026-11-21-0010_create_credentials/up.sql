-- What proves who somebody is.

-- `password` is an argon2id hash (PHC string). `factor` is the key of their app, `new_factor` one that is not confirmed
-- yet; both are encrypted with a key that is not in the database. `tries` counts wrong codes, the latest at `tried_at`.
CREATE TABLE credentials (
    "user" TEXT PRIMARY KEY CONSTRAINT credentials_user REFERENCES users (id) ON DELETE CASCADE,
    password TEXT,
    factor BLOB,
    new_factor BLOB,
    last_step INTEGER,
    tries INTEGER NOT NULL DEFAULT 0 CONSTRAINT credentials_tries CHECK (tries >= 0),
    tried_at INTEGER
) STRICT;

-- Codes for who has lost the app, each good once. Only their SHA-256 is kept.
CREATE TABLE recovery_codes (
    "user" TEXT NOT NULL CONSTRAINT recovery_codes_user REFERENCES users (id) ON DELETE CASCADE,
    hash BLOB NOT NULL CONSTRAINT recovery_codes_hash CHECK (length(hash) = 32),
    PRIMARY KEY ("user", hash)
) STRICT;

-- Links asked for by mail. `user` is empty if nobody has the address: nothing is sent then.
CREATE TABLE sign_in_mails (
    id TEXT PRIMARY KEY,
    "user" TEXT CONSTRAINT sign_in_mails_user REFERENCES users (id) ON DELETE CASCADE,
    email_folded TEXT NOT NULL,
    locale TEXT NOT NULL,
    browser BLOB NOT NULL CONSTRAINT sign_in_mails_browser CHECK (length(browser) = 32),
    created_at INTEGER NOT NULL,
    taken_at INTEGER,
    done_at INTEGER
) STRICT;
CREATE INDEX sign_in_mails_by_address ON sign_in_mails (email_folded, created_at);
CREATE INDEX sign_in_mails_by_user ON sign_in_mails ("user");
CREATE INDEX sign_in_mails_to_send ON sign_in_mails (created_at) WHERE done_at IS NULL;

-- The browser that asked for a link by mail; only it is signed in. SHA-256 of the secret in its cookie.
ALTER TABLE sign_in_links ADD COLUMN browser BLOB CONSTRAINT sign_in_links_browser CHECK (length(browser) = 32);
