-- Who changed what: rows are added, never changed. What was is kept beside what became of it, so that an edit can be
-- taken back. They outlive what they are about, so nothing refers to that.
CREATE TABLE edits (
    id TEXT PRIMARY KEY,
    visit TEXT,
    "user" TEXT CONSTRAINT edits_user REFERENCES users (id) ON DELETE SET NULL,
    at INTEGER NOT NULL,
    step TEXT NOT NULL CONSTRAINT edits_step CHECK (step IN ('edit', 'undo', 'redo')),
    of_edit TEXT CONSTRAINT edits_of_edit REFERENCES edits (id),
    noun TEXT NOT NULL,
    subject TEXT NOT NULL,
    "before" TEXT CHECK (json_valid("before")),
    "after" TEXT CHECK (json_valid("after")),
    CONSTRAINT edits_taken_back CHECK ((step = 'edit') = (of_edit IS NULL)),
    CONSTRAINT edits_content CHECK ("before" IS NOT NULL OR "after" IS NOT NULL)
) STRICT;
CREATE INDEX edits_by_visit ON edits (visit, id);
CREATE INDEX edits_by_user ON edits ("user", visit, id);
CREATE INDEX edits_by_edit ON edits (of_edit);
