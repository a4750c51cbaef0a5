-- Programmes shown before they are published, and who published what.

-- Of the link only its number and end are kept; its token is signed.
CREATE TABLE previews (
    visit TEXT NOT NULL CONSTRAINT previews_visit REFERENCES visits (id) ON DELETE CASCADE,
    number INTEGER NOT NULL CONSTRAINT previews_number CHECK (number >= 1),
    created_by TEXT NOT NULL CONSTRAINT previews_created_by REFERENCES users (id),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    revoked_at INTEGER,
    document TEXT NOT NULL CHECK (json_valid(document)),
    PRIMARY KEY (visit, number),
    CONSTRAINT previews_span CHECK (expires_at > created_at)
) STRICT;

-- Nobody: it was the command line.
ALTER TABLE publications ADD COLUMN published_by TEXT CONSTRAINT publications_published_by REFERENCES users (id);
