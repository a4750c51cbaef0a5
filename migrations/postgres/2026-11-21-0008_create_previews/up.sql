-- Programmes shown before they are published, and who published what.

-- Of the link only its number and end are kept; its token is signed.
CREATE TABLE previews (
    visit uuid NOT NULL CONSTRAINT previews_visit REFERENCES visits (id) ON DELETE CASCADE,
    number bigint NOT NULL CONSTRAINT previews_number CHECK (number >= 1),
    created_by uuid NOT NULL CONSTRAINT previews_created_by REFERENCES users (id),
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz,
    document jsonb NOT NULL,
    PRIMARY KEY (visit, number),
    CONSTRAINT previews_span CHECK (expires_at > created_at)
);

-- Nobody: it was the command line.
ALTER TABLE publications ADD COLUMN published_by uuid CONSTRAINT publications_published_by REFERENCES users (id);
