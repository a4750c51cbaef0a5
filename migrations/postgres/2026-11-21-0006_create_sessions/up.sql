-- Who is signed in, and who works on which visit.

-- Of the secret in a browser's cookie only the SHA-256 is kept.
CREATE TABLE sessions (
    id uuid PRIMARY KEY,
    "user" uuid NOT NULL CONSTRAINT sessions_user REFERENCES users (id) ON DELETE CASCADE,
    hash bytea NOT NULL CONSTRAINT sessions_hash_unique UNIQUE CONSTRAINT sessions_hash CHECK (length(hash) = 32),
    browser text COLLATE "C" NOT NULL,
    created_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL
);
CREATE INDEX sessions_by_user ON sessions ("user");

-- Links that sign somebody in once. Only the SHA-256 of their secret is kept.
CREATE TABLE sign_in_links (
    hash bytea PRIMARY KEY CONSTRAINT sign_in_links_hash CHECK (length(hash) = 32),
    "user" uuid NOT NULL CONSTRAINT sign_in_links_user REFERENCES users (id) ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX sign_in_links_by_user ON sign_in_links ("user");

CREATE TABLE visit_members (
    visit uuid NOT NULL CONSTRAINT visit_members_visit REFERENCES visits (id) ON DELETE CASCADE,
    "user" uuid NOT NULL CONSTRAINT visit_members_user REFERENCES users (id) ON DELETE CASCADE,
    role text COLLATE "C" NOT NULL CONSTRAINT visit_members_role CHECK (role IN ('owner', 'editor', 'protocol', 'viewer', 'reader')),
    PRIMARY KEY (visit, "user")
);
CREATE INDEX visit_members_by_user ON visit_members ("user");
