-- Visits as organisers edit them. Days and wall times are ISO 8601 text: they belong to no instant.

CREATE TABLE visits (
    id uuid PRIMARY KEY,
    team uuid NOT NULL CONSTRAINT visits_team REFERENCES teams (id),
    key text COLLATE "C" NOT NULL CONSTRAINT visits_key_unique UNIQUE,
    slug text COLLATE "C" NOT NULL CONSTRAINT visits_slug_unique UNIQUE,
    revision bigint NOT NULL DEFAULT 1,
    published_version bigint CONSTRAINT visits_published_version CHECK (published_version >= 1),
    published_at timestamptz,
    kind text COLLATE "C" NOT NULL CONSTRAINT visits_kind CHECK (kind IN ('working', 'official', 'state', 'courtesy', 'study', 'signing', 'other')),
    direction text COLLATE "C" NOT NULL CONSTRAINT visits_direction CHECK (direction IN ('incoming', 'outgoing', 'remote')),
    title jsonb NOT NULL,
    short_title jsonb,
    host uuid NOT NULL CONSTRAINT visits_host REFERENCES organisations (id),
    starts_on text COLLATE "C" NOT NULL,
    ends_on text COLLATE "C" NOT NULL,
    time_zone text COLLATE "C" NOT NULL,
    locales jsonb NOT NULL,
    status text COLLATE "C" NOT NULL CONSTRAINT visits_status CHECK (status IN ('planned', 'cancelled')),
    reason jsonb NOT NULL,
    public boolean NOT NULL,
    agreements jsonb NOT NULL,
    themes jsonb NOT NULL,
    reply_by text COLLATE "C",
    contact jsonb,
    signature jsonb NOT NULL,
    reminders jsonb,
    CONSTRAINT visits_published CHECK ((published_version IS NULL) = (published_at IS NULL)),
    CONSTRAINT visits_days CHECK (starts_on <= ends_on)
);
CREATE INDEX visits_by_team ON visits (team, id);
CREATE INDEX visits_by_host ON visits (host);
CREATE INDEX visits_by_days ON visits (ends_on, starts_on);

CREATE TABLE visit_agreements (
    visit uuid NOT NULL CONSTRAINT visit_agreements_visit REFERENCES visits (id) ON DELETE CASCADE,
    agreement uuid NOT NULL CONSTRAINT visit_agreements_agreement REFERENCES agreements (id),
    PRIMARY KEY (visit, agreement)
);
CREATE INDEX visit_agreements_back ON visit_agreements (agreement);

CREATE TABLE visit_themes (
    visit uuid NOT NULL CONSTRAINT visit_themes_visit REFERENCES visits (id) ON DELETE CASCADE,
    theme uuid NOT NULL CONSTRAINT visit_themes_theme REFERENCES themes (id),
    PRIMARY KEY (visit, theme)
);
CREATE INDEX visit_themes_back ON visit_themes (theme);

CREATE TABLE delegations (
    id uuid PRIMARY KEY,
    visit uuid NOT NULL CONSTRAINT delegations_visit REFERENCES visits (id) ON DELETE CASCADE,
    key text COLLATE "C" NOT NULL,
    revision bigint NOT NULL DEFAULT 1,
    name jsonb NOT NULL,
    organisation uuid NOT NULL CONSTRAINT delegations_organisation REFERENCES organisations (id),
    head uuid CONSTRAINT delegations_head REFERENCES people (id),
    CONSTRAINT delegations_key_unique UNIQUE (visit, key),
    CONSTRAINT delegations_of_visit UNIQUE (visit, id)
);
CREATE INDEX delegations_by_organisation ON delegations (organisation);
CREATE INDEX delegations_by_head ON delegations (head);

-- Who was taken off stays, marked: their told items, links and replies are still theirs.
CREATE TABLE participants (
    id uuid PRIMARY KEY,
    visit uuid NOT NULL CONSTRAINT participants_visit REFERENCES visits (id) ON DELETE CASCADE,
    person uuid NOT NULL CONSTRAINT participants_person REFERENCES people (id),
    revision bigint NOT NULL DEFAULT 1,
    role text COLLATE "C" NOT NULL CONSTRAINT participants_role CHECK (role IN ('head-of-delegation', 'delegate', 'host', 'speaker', 'signatory', 'guest', 'interpreter', 'press', 'protocol', 'security', 'driver')),
    delegation uuid,
    groups jsonb NOT NULL,
    office uuid CONSTRAINT participants_office REFERENCES organisations (id),
    notify text COLLATE "C" NOT NULL CONSTRAINT participants_notify CHECK (notify IN ('invitations', 'programme', 'by-hand', 'none')),
    diet text COLLATE "C",
    access text COLLATE "C",
    removed boolean NOT NULL,
    links_generation bigint NOT NULL CONSTRAINT participants_links_generation CHECK (links_generation >= 0),
    CONSTRAINT participants_once UNIQUE (visit, person),
    CONSTRAINT participants_of_visit UNIQUE (visit, id),
    CONSTRAINT participants_delegation FOREIGN KEY (visit, delegation) REFERENCES delegations (visit, id)
);
CREATE INDEX participants_by_person ON participants (person);
CREATE INDEX participants_by_delegation ON participants (visit, delegation);
CREATE INDEX participants_by_office ON participants (office);

CREATE TABLE items (
    id uuid PRIMARY KEY,
    visit uuid NOT NULL CONSTRAINT items_visit REFERENCES visits (id) ON DELETE CASCADE,
    key text COLLATE "C" NOT NULL,
    revision bigint NOT NULL DEFAULT 1,
    kind text COLLATE "C" NOT NULL CONSTRAINT items_kind CHECK (kind IN ('reception', 'meeting', 'working-session', 'site-visit', 'signing', 'event', 'meal', 'transfer', 'press', 'technical', 'free-time', 'hold', 'other')),
    title jsonb NOT NULL,
    description jsonb NOT NULL,
    starts text COLLATE "C" NOT NULL,
    ends text COLLATE "C" NOT NULL,
    starts_time_zone text COLLATE "C",
    ends_time_zone text COLLATE "C",
    status text COLLATE "C" NOT NULL CONSTRAINT items_status CHECK (status IN ('tentative', 'confirmed', 'cancelled')),
    reason jsonb NOT NULL,
    visibility text COLLATE "C" NOT NULL CONSTRAINT items_visibility CHECK (visibility IN ('public', 'participants', 'internal')),
    host uuid CONSTRAINT items_host REFERENCES organisations (id),
    places jsonb NOT NULL,
    online_url text COLLATE "C",
    audience jsonb NOT NULL,
    people jsonb NOT NULL,
    notes jsonb NOT NULL,
    languages jsonb NOT NULL,
    dress_code jsonb NOT NULL,
    capacity bigint CONSTRAINT items_capacity CHECK (capacity >= 0),
    reply text COLLATE "C" NOT NULL CONSTRAINT items_reply CHECK (reply IN ('requested', 'none')),
    internal_notes text COLLATE "C",
    CONSTRAINT items_key_unique UNIQUE (visit, key),
    CONSTRAINT items_of_visit UNIQUE (visit, id)
);
CREATE INDEX items_by_start ON items (visit, starts, id);
CREATE INDEX items_by_host ON items (host);

-- What the lists of an item mention, so that it cannot vanish.
CREATE TABLE item_people (
    item uuid NOT NULL CONSTRAINT item_people_item REFERENCES items (id) ON DELETE CASCADE,
    person uuid NOT NULL CONSTRAINT item_people_person REFERENCES people (id),
    PRIMARY KEY (item, person)
);
CREATE INDEX item_people_back ON item_people (person);

CREATE TABLE item_venues (
    item uuid NOT NULL CONSTRAINT item_venues_item REFERENCES items (id) ON DELETE CASCADE,
    venue uuid NOT NULL CONSTRAINT item_venues_venue REFERENCES venues (id),
    PRIMARY KEY (item, venue)
);
CREATE INDEX item_venues_back ON item_venues (venue);

CREATE TABLE item_delegations (
    item uuid NOT NULL,
    visit uuid NOT NULL,
    delegation uuid NOT NULL,
    PRIMARY KEY (item, delegation),
    CONSTRAINT item_delegations_item FOREIGN KEY (visit, item) REFERENCES items (visit, id) ON DELETE CASCADE,
    CONSTRAINT item_delegations_delegation FOREIGN KEY (visit, delegation) REFERENCES delegations (visit, id)
);
CREATE INDEX item_delegations_by_item ON item_delegations (visit, item);
CREATE INDEX item_delegations_back ON item_delegations (visit, delegation);
