-- What visits refer to. Every `revision` is bumped first by whoever means to write: it is the row lock.

CREATE TABLE themes (
    id TEXT PRIMARY KEY,
    key TEXT NOT NULL CONSTRAINT themes_key_unique UNIQUE,
    revision INTEGER NOT NULL DEFAULT 1,
    label TEXT NOT NULL CHECK (json_valid(label)),
    parent TEXT CONSTRAINT themes_parent REFERENCES themes (id),
    CONSTRAINT themes_not_below_itself CHECK (parent <> id)
) STRICT;
CREATE INDEX themes_by_parent ON themes (parent);

CREATE TABLE organisations (
    id TEXT PRIMARY KEY,
    key TEXT NOT NULL CONSTRAINT organisations_key_unique UNIQUE,
    revision INTEGER NOT NULL DEFAULT 1,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CONSTRAINT organisations_kind CHECK (kind IN ('city', 'region', 'state', 'embassy', 'agency', 'company', 'university', 'association', 'other')),
    city TEXT,
    country TEXT,
    time_zone TEXT NOT NULL,
    website TEXT,
    acts_for TEXT CONSTRAINT organisations_acts_for REFERENCES organisations (id),
    public INTEGER NOT NULL CHECK (public IN (0, 1))
) STRICT;
CREATE INDEX organisations_by_acts_for ON organisations (acts_for);

CREATE TABLE people (
    id TEXT PRIMARY KEY,
    key TEXT NOT NULL CONSTRAINT people_key_unique UNIQUE,
    revision INTEGER NOT NULL DEFAULT 1,
    family_name TEXT NOT NULL,
    given_name TEXT NOT NULL,
    name_order TEXT NOT NULL CONSTRAINT people_name_order CHECK (name_order IN ('given-first', 'family-first')),
    email TEXT,
    email_folded TEXT,
    email_shared INTEGER NOT NULL CHECK (email_shared IN (0, 1)),
    phone TEXT,
    locale TEXT NOT NULL,
    time_zone TEXT,
    languages TEXT NOT NULL CHECK (json_valid(languages)),
    public INTEGER NOT NULL CHECK (public IN (0, 1)),
    CONSTRAINT people_email CHECK ((email IS NULL) = (email_folded IS NULL))
) STRICT;
CREATE INDEX people_by_email ON people (email_folded);

-- `position` keeps the order of entry. Dates are written as precisely as they are known.
CREATE TABLE offices (
    person TEXT NOT NULL CONSTRAINT offices_person REFERENCES people (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    organisation TEXT NOT NULL CONSTRAINT offices_organisation REFERENCES organisations (id),
    title TEXT NOT NULL CHECK (json_valid(title)),
    salutation TEXT NOT NULL CHECK (json_valid(salutation)),
    rank INTEGER NOT NULL CONSTRAINT offices_rank CHECK (rank BETWEEN 1 AND 65535),
    held_from TEXT,
    held_to TEXT,
    PRIMARY KEY (person, position)
) STRICT;
CREATE UNIQUE INDEX offices_once ON offices (person, organisation, COALESCE(held_from, ''));
CREATE INDEX offices_by_organisation ON offices (organisation);

CREATE TABLE venues (
    id TEXT PRIMARY KEY,
    key TEXT NOT NULL CONSTRAINT venues_key_unique UNIQUE,
    revision INTEGER NOT NULL DEFAULT 1,
    name TEXT NOT NULL,
    address TEXT,
    city TEXT,
    country TEXT,
    time_zone TEXT NOT NULL,
    capacity INTEGER CONSTRAINT venues_capacity CHECK (capacity >= 0),
    latitude REAL,
    longitude REAL,
    access TEXT NOT NULL CHECK (json_valid(access)),
    CONSTRAINT venues_geo CHECK ((latitude IS NULL) = (longitude IS NULL)),
    CONSTRAINT venues_latitude CHECK (latitude BETWEEN -90 AND 90),
    CONSTRAINT venues_longitude CHECK (longitude BETWEEN -180 AND 180)
) STRICT;

CREATE TABLE travel_times (
    "from" TEXT NOT NULL CONSTRAINT travel_times_from REFERENCES venues (id) ON DELETE CASCADE,
    "to" TEXT NOT NULL CONSTRAINT travel_times_to REFERENCES venues (id) ON DELETE CASCADE,
    minutes INTEGER NOT NULL CONSTRAINT travel_times_minutes CHECK (minutes >= 0),
    PRIMARY KEY ("from", "to")
) STRICT;
CREATE INDEX travel_times_by_to ON travel_times ("to");

-- The lists are values; the tables after it name the rows they mention, so that those cannot vanish.
CREATE TABLE agreements (
    id TEXT PRIMARY KEY,
    key TEXT NOT NULL CONSTRAINT agreements_key_unique UNIQUE,
    revision INTEGER NOT NULL DEFAULT 1,
    kind TEXT NOT NULL CONSTRAINT agreements_kind CHECK (kind IN ('friendship', 'memorandum-of-understanding', 'cooperation-agreement', 'twinning', 'other')),
    title TEXT NOT NULL CHECK (json_valid(title)),
    parties TEXT NOT NULL CHECK (json_valid(parties)),
    signed_on TEXT,
    starts_on TEXT,
    ends_on TEXT,
    term TEXT,
    renewal TEXT CONSTRAINT agreements_renewal CHECK (renewal IN ('none', 'automatic', 'negotiated')),
    lineage TEXT NOT NULL CHECK (json_valid(lineage)),
    themes TEXT NOT NULL CHECK (json_valid(themes)),
    expiry_reminders TEXT NOT NULL CHECK (json_valid(expiry_reminders)),
    signatures TEXT NOT NULL CHECK (json_valid(signatures)),
    witnesses TEXT NOT NULL CHECK (json_valid(witnesses)),
    commitments TEXT NOT NULL CHECK (json_valid(commitments))
) STRICT;

CREATE TABLE agreement_organisations (
    agreement TEXT NOT NULL CONSTRAINT agreement_organisations_agreement REFERENCES agreements (id) ON DELETE CASCADE,
    organisation TEXT NOT NULL CONSTRAINT agreement_organisations_organisation REFERENCES organisations (id),
    PRIMARY KEY (agreement, organisation)
) STRICT;
CREATE INDEX agreement_organisations_back ON agreement_organisations (organisation);

CREATE TABLE agreement_people (
    agreement TEXT NOT NULL CONSTRAINT agreement_people_agreement REFERENCES agreements (id) ON DELETE CASCADE,
    person TEXT NOT NULL CONSTRAINT agreement_people_person REFERENCES people (id),
    PRIMARY KEY (agreement, person)
) STRICT;
CREATE INDEX agreement_people_back ON agreement_people (person);

CREATE TABLE agreement_themes (
    agreement TEXT NOT NULL CONSTRAINT agreement_themes_agreement REFERENCES agreements (id) ON DELETE CASCADE,
    theme TEXT NOT NULL CONSTRAINT agreement_themes_theme REFERENCES themes (id),
    PRIMARY KEY (agreement, theme)
) STRICT;
CREATE INDEX agreement_themes_back ON agreement_themes (theme);

CREATE TABLE agreement_lineage (
    agreement TEXT NOT NULL CONSTRAINT agreement_lineage_agreement REFERENCES agreements (id) ON DELETE CASCADE,
    earlier TEXT NOT NULL CONSTRAINT agreement_lineage_earlier REFERENCES agreements (id),
    PRIMARY KEY (agreement, earlier)
) STRICT;
CREATE INDEX agreement_lineage_back ON agreement_lineage (earlier);
