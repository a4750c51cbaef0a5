-- Who changed what: rows are added, never changed. What was is kept beside what became of it, so that an edit can be
-- taken back. They outlive what they are about, so nothing refers to that.
CREATE TABLE edits (
    id uuid PRIMARY KEY,
    visit uuid,
    "user" uuid CONSTRAINT edits_user REFERENCES users (id) ON DELETE SET NULL,
    at timestamptz NOT NULL,
    step text COLLATE "C" NOT NULL CONSTRAINT edits_step CHECK (step IN ('edit', 'undo', 'redo')),
    of_edit uuid CONSTRAINT edits_of_edit REFERENCES edits (id),
    noun text COLLATE "C" NOT NULL,
    subject uuid NOT NULL,
    "before" jsonb,
    "after" jsonb,
    CONSTRAINT edits_taken_back CHECK ((step = 'edit') = (of_edit IS NULL)),
    CONSTRAINT edits_content CHECK ("before" IS NOT NULL OR "after" IS NOT NULL)
);
CREATE INDEX edits_by_visit ON edits (visit, id);
CREATE INDEX edits_by_user ON edits ("user", visit, id);
CREATE INDEX edits_by_edit ON edits (of_edit);
