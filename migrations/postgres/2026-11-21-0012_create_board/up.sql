-- What organisers have on the table while an agenda takes shape.

-- A clash that is meant so, and why. Its facts are a digest: it counts as long as nothing that it is about changes.
CREATE TABLE kept_clashes (
    visit uuid NOT NULL CONSTRAINT kept_clashes_visit REFERENCES visits (id) ON DELETE CASCADE,
    facts text COLLATE "C" NOT NULL,
    reason text COLLATE "C" NOT NULL,
    kept_by uuid CONSTRAINT kept_clashes_kept_by REFERENCES users (id) ON DELETE SET NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (visit, facts)
);

-- What is to find its place in the agenda yet. The item that it became may be taken back, so nothing refers to it: what
-- has no item is to be placed again.
CREATE TABLE unplaced_items (
    id uuid PRIMARY KEY,
    visit uuid NOT NULL CONSTRAINT unplaced_items_visit REFERENCES visits (id) ON DELETE CASCADE,
    title text COLLATE "C" NOT NULL,
    minutes bigint NOT NULL CONSTRAINT unplaced_items_minutes CHECK (minutes BETWEEN 5 AND 1440),
    item uuid
);
CREATE INDEX unplaced_items_by_visit ON unplaced_items (visit);

-- Who has a visit open, and at which item they are; the item may be gone.
CREATE TABLE presences (
    visit uuid NOT NULL CONSTRAINT presences_visit REFERENCES visits (id) ON DELETE CASCADE,
    "user" uuid NOT NULL CONSTRAINT presences_user REFERENCES users (id) ON DELETE CASCADE,
    item uuid,
    seen_at timestamptz NOT NULL,
    PRIMARY KEY (visit, "user")
);
