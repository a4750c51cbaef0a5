-- Visits as organisers edit them. Days and wall times are ISO 8601 text: they belong to no instant.

CREATE TABLE visits (
    id TEXT PRIMARY KEY,
    team TEXT NOT NULL CONSTRAINT visits_team REFERENCES teams (id),
    key TEXT NOT NULL CONSTRAINT visits_key_unique UNIQUE,
    slug TEXT NOT NULL CONSTRAINT visits_slug_unique UNIQUE,
    revision INTEGER NOT NULL DEFAULT 1,
    published_version INTEGER CONSTRAINT visits_published_version CHECK (published_version >= 1),
    published_at INTEGER,
    kind TEXT NOT NULL CONSTRAINT visits_kind CHECK (kind IN ('working', 'official', 'state', 'courtesy', 'study', 'signing', 'other')),
    direction TEXT NOT NULL CONSTRAINT visits_direction CHECK (direction IN ('incoming', 'outgoing', 'remote')),
    title TEXT NOT NULL CHECK (json_valid(title)),
    short_title TEXT CHECK (json_valid(short_title)),
    host TEXT NOT NULL CONSTRAINT visits_host REFERENCES organisations (id),
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    locales TEXT NOT NULL CHECK (json_valid(locales)),
    status TEXT NOT NULL CONSTRAINT visits_status CHECK (status IN ('planned', 'cancelled')),
    reason TEXT NOT NULL CHECK (json_valid(reason)),
    public INTEGER NOT NULL CHECK (public IN (0, 1)),
    agreements TEXT NOT NULL CHECK (json_valid(agreements)),
    themes TEXT NOT NULL CHECK (json_valid(themes)),
    reply_by TEXT,
    contact TEXT CHECK (json_valid(contact)),
    signature TEXT NOT NULL CHECK (json_valid(signature)),
    reminders TEXT CHECK (json_valid(reminders)),
    CONSTRAINT visits_published CHECK ((published_version IS NULL) = (published_at IS NULL)),
    CONSTRAINT visits_days CHECK (starts_on <= ends_on)
) STRICT;
CREATE INDEX visits_by_team ON visits (team, id);
CREATE INDEX visits_by_host ON visits (host);
CREATE INDEX visits_by_days ON visits (ends_on, starts_on);

CREATE TABLE visit_agreements (
    visit TEXT NOT NULL CONSTRAINT visit_agreements_visit REFERENCES visits (id) ON DELETE CASCADE,
    agreement TEXT NOT NULL CONSTRAINT visit_agreements_agreement REFERENCES agreements (id),
    PRIMARY KEY (visit, agreement)
) STRICT;
CREATE INDEX visit_agreements_back ON visit_agreements (agreement);

CREATE TABLE visit_themes (
    visit TEXT NOT NULL CONSTRAINT visit_themes_visit REFERENCES visits (id) ON DELETE CASCADE,
    theme TEXT NOT NULL CONSTRAINT visit_themes_theme REFERENCES themes (id),
    PRIMARY KEY (visit, theme)
) STRICT;
CREATE INDEX visit_themes_back ON visit_themes (theme);

CREATE TABLE delegations (
    id TEXT PRIMARY KEY,
    visit TEXT NOT NULL CONSTRAINT delegations_visit REFERENCES visits (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    revision INTEGER NOT NULL DEFAULT 1,
    name TEXT NOT NULL CHECK (json_valid(name)),
    organisation TEXT NOT NULL CONSTRAINT delegations_organisation REFERENCES organisations (id),
    head TEXT CONSTRAINT delegations_head REFERENCES people (id),
    CONSTRAINT delegations_key_unique UNIQUE (visit, key),
    CONSTRAINT delegations_of_visit UNIQUE (visit, id)
) STRICT;
CREATE INDEX delegations_by_organisation ON delegations (organisation);
CREATE INDEX delegations_by_head ON delegations (head);

-- Who was taken off stays, marked: their told items, links and replies are still theirs.
CREATE TABLE participants (
    id TEXT PRIMARY KEY,
    visit TEXT NOT NULL CONSTRAINT participants_visit REFERENCES visits (id) ON DELETE CASCADE,
    person TEXT NOT NULL CONSTRAINT participants_person REFERENCES people (id),
    revision INTEGER NOT NULL DEFAULT 1,
    role TEXT NOT NULL CONSTRAINT participants_role CHECK (role IN ('head-of-delegation', 'delegate', 'host', 'speaker', 'signatory', 'guest', 'interpreter', 'press', 'protocol', 'security', 'driver')),
    delegation TEXT,
    groups TEXT NOT NULL CHECK (json_valid(groups)),
    office TEXT CONSTRAINT participants_office REFERENCES organisations (id),
    notify TEXT NOT NULL CONSTRAINT participants_notify CHECK (notify IN ('invitations', 'programme', 'by-hand', 'none')),
    diet TEXT,
    access TEXT,
    removed INTEGER NOT NULL CHECK (removed IN (0, 1)),
    links_generation INTEGER NOT NULL CONSTRAINT participants_links_generation CHECK (links_generation >= 0),
    CONSTRAINT participants_once UNIQUE (visit, person),
    CONSTRAINT participants_of_visit UNIQUE (visit, id),
    CONSTRAINT participants_delegation FOREIGN KEY (visit, delegation) REFERENCES delegations (visit, id)
) STRICT;
CREATE INDEX participants_by_person ON participants (person);
CREATE INDEX participants_by_delegation ON participants (visit, delegation);
CREATE INDEX participants_by_office ON participants (office);

CREATE TABLE items (
    id TEXT PRIMARY KEY,
    visit TEXT NOT NULL CONSTRAINT items_visit REFERENCES visits (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    revision INTEGER NOT NULL DEFAULT 1,
    kind TEXT NOT NULL CONSTRAINT items_kind CHECK (kind IN ('reception', 'meeting', 'working-session', 'site-visit', 'signing', 'event', 'meal', 'transfer', 'press', 'technical', 'free-time', 'hold', 'other')),
    title TEXT NOT NULL CHECK (json_valid(title)),
    description TEXT NOT NULL CHECK (json_valid(description)),
    starts TEXT NOT NULL,
    ends TEXT NOT NULL,
    starts_time_zone TEXT,
    ends_time_zone TEXT,
    status TEXT NOT NULL CONSTRAINT items_status CHECK (status IN ('tentative', 'confirmed', 'cancelled')),
    reason TEXT NOT NULL CHECK (json_valid(reason)),
    visibility TEXT NOT NULL CONSTRAINT items_visibility CHECK (visibility IN ('public', 'participants', 'internal')),
    host TEXT CONSTRAINT items_host REFERENCES organisations (id),
    places TEXT NOT NULL CHECK (json_valid(places)),
    online_url TEXT,
    audience TEXT NOT NULL CHECK (json_valid(audience)),
    people TEXT NOT NULL CHECK (json_valid(people)),
    notes TEXT NOT NULL CHECK (json_valid(notes)),
    languages TEXT NOT NULL CHECK (json_valid(languages)),
    dress_code TEXT NOT NULL CHECK (json_valid(dress_code)),
    capacity INTEGER CONSTRAINT items_capacity CHECK (capacity >= 0),
    reply TEXT NOT NULL CONSTRAINT items_reply CHECK (reply IN ('requested', 'none')),
    internal_notes TEXT,
    CONSTRAINT items_key_unique UNIQUE (visit, key),
    CONSTRAINT items_of_visit UNIQUE (visit, id)
) STRICT;
CREATE INDEX items_by_start ON items (visit, starts, id);
CREATE INDEX items_by_host ON items (host);

-- What the lists of an item mention, so that it cannot vanish.
CREATE TABLE item_people (
    item TEXT NOT NULL CONSTRAINT item_people_item REFERENCES items (id) ON DELETE CASCADE,
    person TEXT NOT NULL CONSTRAINT item_people_person REFERENCES people (id),
    PRIMARY KEY (item, person)
) STRICT;
CREATE INDEX item_people_back ON item_people (person);

CREATE TABLE item_venues (
    item TEXT NOT NULL CONSTRAINT item_venues_item REFERENCES items (id) ON DELETE CASCADE,
    venue TEXT NOT NULL CONSTRAINT item_venues_venue REFERENCES venues (id),
    PRIMARY KEY (item, venue)
) STRICT;
CREATE INDEX item_venues_back ON item_venues (venue);

CREATE TABLE item_delegations (
    item TEXT NOT NULL,
    visit TEXT NOT NULL,
    delegation TEXT NOT NULL,
    PRIMARY KEY (item, delegation),
    CONSTRAINT item_delegations_item FOREIGN KEY (visit, item) REFERENCES items (visit, id) ON DELETE CASCADE,
    CONSTRAINT item_delegations_delegation FOREIGN KEY (visit, delegation) REFERENCES delegations (visit, id)
) STRICT;
CREATE INDEX item_delegations_by_item ON item_delegations (visit, item);
CREATE INDEX item_delegations_back ON item_delegations (visit, delegation);
