-- What was published, what each participant knows of it, and what they answered.

CREATE TABLE publications (
    visit TEXT NOT NULL CONSTRAINT publications_visit REFERENCES visits (id),
    version INTEGER NOT NULL CONSTRAINT publications_version CHECK (version >= 1),
    published_at INTEGER NOT NULL,
    tell TEXT NOT NULL CONSTRAINT publications_tell CHECK (tell IN ('concerned', 'urgent', 'nobody')),
    note TEXT NOT NULL CHECK (json_valid(note)),
    PRIMARY KEY (visit, version)
) STRICT;

-- Documents frozen by value. Version v is every row with from_version <= v and (until_version is null or v < until_version).
CREATE TABLE frozen (
    visit TEXT NOT NULL,
    kind TEXT NOT NULL CONSTRAINT frozen_kind CHECK (kind IN ('visit', 'item', 'participant')),
    subject TEXT NOT NULL,
    from_version INTEGER NOT NULL,
    until_version INTEGER,
    document TEXT NOT NULL CHECK (json_valid(document)),
    PRIMARY KEY (visit, kind, subject, from_version),
    CONSTRAINT frozen_from FOREIGN KEY (visit, from_version) REFERENCES publications (visit, version),
    CONSTRAINT frozen_until FOREIGN KEY (visit, until_version) REFERENCES publications (visit, version),
    CONSTRAINT frozen_span CHECK (until_version > from_version)
) STRICT;
CREATE INDEX frozen_by_version ON frozen (visit, from_version, until_version);
CREATE UNIQUE INDEX frozen_latest ON frozen (visit, kind, subject) WHERE until_version IS NULL;

-- `moved_by` names the message that last moved the row; that message may be gone.
CREATE TABLE told (
    participant TEXT NOT NULL CONSTRAINT told_participant REFERENCES participants (id),
    item TEXT NOT NULL CONSTRAINT told_item REFERENCES items (id),
    feed_uid TEXT NOT NULL CONSTRAINT told_feed_uid_unique UNIQUE,
    uid TEXT CONSTRAINT told_uid_unique UNIQUE,
    version INTEGER CONSTRAINT told_version CHECK (version >= 1),
    digest TEXT,
    sequence INTEGER CONSTRAINT told_sequence CHECK (sequence >= 0),
    dtstamp INTEGER,
    asked INTEGER CONSTRAINT told_asked CHECK (asked >= 0),
    channel TEXT CONSTRAINT told_channel CHECK (channel IN ('invitation', 'programme', 'by-hand')),
    organizer TEXT,
    address TEXT,
    handed_over INTEGER NOT NULL DEFAULT 0 CHECK (handed_over IN (0, 1)),
    moved_by TEXT,
    PRIMARY KEY (participant, item),
    CONSTRAINT told_by_invitation CHECK (channel <> 'invitation' OR uid IS NOT NULL)
) STRICT;
CREATE INDEX told_by_item ON told (item);
CREATE INDEX told_by_moved_by ON told (moved_by);

CREATE TABLE replies (
    participant TEXT NOT NULL CONSTRAINT replies_participant REFERENCES participants (id),
    item TEXT NOT NULL CONSTRAINT replies_item REFERENCES items (id),
    status TEXT NOT NULL CONSTRAINT replies_status CHECK (status IN ('needs-action', 'accepted', 'declined', 'tentative')),
    sequence INTEGER NOT NULL CONSTRAINT replies_sequence CHECK (sequence >= 0),
    at INTEGER NOT NULL,
    remark TEXT,
    source TEXT NOT NULL CONSTRAINT replies_source CHECK (source IN ('page', 'calendar', 'organiser')),
    PRIMARY KEY (participant, item)
) STRICT;
CREATE INDEX replies_by_item ON replies (item);
