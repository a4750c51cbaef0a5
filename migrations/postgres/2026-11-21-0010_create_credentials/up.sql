-- What proves who somebody is.

-- `password` is an argon2id hash (PHC string). `factor` is the key of their app, `new_factor` one that is not confirmed
-- yet; both are encrypted with a key that is not in the database. `tries` counts wrong codes, the latest at `tried_at`.
CREATE TABLE credentials (
    "user" uuid PRIMARY KEY CONSTRAINT credentials_user REFERENCES users (id) ON DELETE CASCADE,
    password text COLLATE "C",
    factor bytea,
    new_factor bytea,
    last_step bigint,
    tries bigint NOT NULL DEFAULT 0 CONSTRAINT credentials_tries CHECK (tries >= 0),
    tried_at timestamptz
);

-- Codes for who has lost the app, each good once. Only their SHA-256 is kept.
CREATE TABLE recovery_codes (
    "user" uuid NOT NULL CONSTRAINT recovery_codes_user REFERENCES users (id) ON DELETE CASCADE,
    hash bytea NOT NULL CONSTRAINT recovery_codes_hash CHECK (length(hash) = 32),
    PRIMARY KEY ("user", hash)
);

-- Links asked for by mail. `user` is empty if nobody has the address: nothing is sent then.
CREATE TABLE sign_in_mails (
    id uuid PRIMARY KEY,
    "user" uuid CONSTRAINT sign_in_mails_user REFERENCES users (id) ON DELETE CASCADE,
    email_folded text COLLATE "C" NOT NULL,
    locale text COLLATE "C" NOT NULL,
    browser bytea NOT NULL CONSTRAINT sign_in_mails_browser CHECK (length(browser) = 32),
    created_at timestamptz NOT NULL,
    taken_at timestamptz,
    done_at timestamptz
);
CREATE INDEX sign_in_mails_by_address ON sign_in_mails (email_folded, created_at);
CREATE INDEX sign_in_mails_by_user ON sign_in_mails ("user");
CREATE INDEX sign_in_mails_to_send ON sign_in_mails (created_at) WHERE done_at IS NULL;

-- The browser that asked for a link by mail; only it is signed in. SHA-256 of the secret in its cookie.
ALTER TABLE sign_in_links ADD COLUMN browser bytea CONSTRAINT sign_in_links_browser CHECK (length(browser) = 32);
