-- What was published, what each participant knows of it, and what they answered.

CREATE TABLE publications (
    visit uuid NOT NULL CONSTRAINT publications_visit REFERENCES visits (id),
    version bigint NOT NULL CONSTRAINT publications_version CHECK (version >= 1),
    published_at timestamptz NOT NULL,
    tell text COLLATE "C" NOT NULL CONSTRAINT publications_tell CHECK (tell IN ('concerned', 'urgent', 'nobody')),
    note jsonb NOT NULL,
    PRIMARY KEY (visit, version)
);

-- Documents frozen by value. Version v is every row with from_version <= v and (until_version is null or v < until_version).
CREATE TABLE frozen (
    visit uuid NOT NULL,
    kind text COLLATE "C" NOT NULL CONSTRAINT frozen_kind CHECK (kind IN ('visit', 'item', 'participant')),
    subject uuid NOT NULL,
    from_version bigint NOT NULL,
    until_version bigint,
    document jsonb NOT NULL,
    PRIMARY KEY (visit, kind, subject, from_version),
    CONSTRAINT frozen_from FOREIGN KEY (visit, from_version) REFERENCES publications (visit, version),
    CONSTRAINT frozen_until FOREIGN KEY (visit, until_version) REFERENCES publications (visit, version),
    CONSTRAINT frozen_span CHECK (until_version > from_version)
);
CREATE INDEX frozen_by_version ON frozen (visit, from_version, until_version);
CREATE UNIQUE INDEX frozen_latest ON frozen (visit, kind, subject) WHERE until_version IS NULL;

-- `moved_by` names the message that last moved the row; that message may be gone.
CREATE TABLE told (
    participant uuid NOT NULL CONSTRAINT told_participant REFERENCES participants (id),
    item uuid NOT NULL CONSTRAINT told_item REFERENCES items (id),
    feed_uid uuid NOT NULL CONSTRAINT told_feed_uid_unique UNIQUE,
    uid uuid CONSTRAINT told_uid_unique UNIQUE,
    version bigint CONSTRAINT told_version CHECK (version >= 1),
    digest text COLLATE "C",
    sequence bigint CONSTRAINT told_sequence CHECK (sequence >= 0),
    dtstamp timestamptz,
    asked bigint CONSTRAINT told_asked CHECK (asked >= 0),
    channel text COLLATE "C" CONSTRAINT told_channel CHECK (channel IN ('invitation', 'programme', 'by-hand')),
    organizer text COLLATE "C",
    address text COLLATE "C",
    handed_over boolean NOT NULL DEFAULT false,
    moved_by uuid,
    PRIMARY KEY (participant, item),
    CONSTRAINT told_by_invitation CHECK (channel <> 'invitation' OR uid IS NOT NULL)
);
CREATE INDEX told_by_item ON told (item);
CREATE INDEX told_by_moved_by ON told (moved_by);

CREATE TABLE replies (
    participant uuid NOT NULL CONSTRAINT replies_participant REFERENCES participants (id),
    item uuid NOT NULL CONSTRAINT replies_item REFERENCES items (id),
    status text COLLATE "C" NOT NULL CONSTRAINT replies_status CHECK (status IN ('needs-action', 'accepted', 'declined', 'tentative')),
    sequence bigint NOT NULL CONSTRAINT replies_sequence CHECK (sequence >= 0),
    at timestamptz NOT NULL,
    remark text COLLATE "C",
    source text COLLATE "C" NOT NULL CONSTRAINT replies_source CHECK (source IN ('page', 'calendar', 'organiser')),
    PRIMARY KEY (participant, item)
);
CREATE INDEX replies_by_item ON replies (item);
