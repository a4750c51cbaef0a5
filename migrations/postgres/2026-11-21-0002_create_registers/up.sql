-- What visits refer to. Every `revision` is bumped first by whoever means to write: it is the row lock.

CREATE TABLE themes (
    id uuid PRIMARY KEY,
    key text COLLATE "C" NOT NULL CONSTRAINT themes_key_unique UNIQUE,
    revision bigint NOT NULL DEFAULT 1,
    label jsonb NOT NULL,
    parent uuid CONSTRAINT themes_parent REFERENCES themes (id),
    CONSTRAINT themes_not_below_itself CHECK (parent <> id)
);
CREATE INDEX themes_by_parent ON themes (parent);

CREATE TABLE organisations (
    id uuid PRIMARY KEY,
    key text COLLATE "C" NOT NULL CONSTRAINT organisations_key_unique UNIQUE,
    revision bigint NOT NULL DEFAULT 1,
    name text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL CONSTRAINT organisations_kind CHECK (kind IN ('city', 'region', 'state', 'embassy', 'agency', 'company', 'university', 'association', 'other')),
    city text COLLATE "C",
    country text COLLATE "C",
    time_zone text COLLATE "C" NOT NULL,
    website text COLLATE "C",
    acts_for uuid CONSTRAINT organisations_acts_for REFERENCES organisations (id),
    public boolean NOT NULL
);
CREATE INDEX organisations_by_acts_for ON organisations (acts_for);

CREATE TABLE people (
    id uuid PRIMARY KEY,
    key text COLLATE "C" NOT NULL CONSTRAINT people_key_unique UNIQUE,
    revision bigint NOT NULL DEFAULT 1,
    family_name text COLLATE "C" NOT NULL,
    given_name text COLLATE "C" NOT NULL,
    name_order text COLLATE "C" NOT NULL CONSTRAINT people_name_order CHECK (name_order IN ('given-first', 'family-first')),
    email text COLLATE "C",
    email_folded text COLLATE "C",
    email_shared boolean NOT NULL,
    phone text COLLATE "C",
    locale text COLLATE "C" NOT NULL,
    time_zone text COLLATE "C",
    languages jsonb NOT NULL,
    public boolean NOT NULL,
    CONSTRAINT people_email CHECK ((email IS NULL) = (email_folded IS NULL))
);
CREATE INDEX people_by_email ON people (email_folded);

-- `position` keeps the order of entry. Dates are written as precisely as they are known.
CREATE TABLE offices (
    person uuid NOT NULL CONSTRAINT offices_person REFERENCES people (id) ON DELETE CASCADE,
    position bigint NOT NULL,
    organisation uuid NOT NULL CONSTRAINT offices_organisation REFERENCES organisations (id),
    title jsonb NOT NULL,
    salutation jsonb NOT NULL,
    rank bigint NOT NULL CONSTRAINT offices_rank CHECK (rank BETWEEN 1 AND 65535),
    held_from text COLLATE "C",
    held_to text COLLATE "C",
    PRIMARY KEY (person, position)
);
CREATE UNIQUE INDEX offices_once ON offices (person, organisation, COALESCE(held_from, ''));
CREATE INDEX offices_by_organisation ON offices (organisation);

CREATE TABLE venues (
    id uuid PRIMARY KEY,
    key text COLLATE "C" NOT NULL CONSTRAINT venues_key_unique UNIQUE,
    revision bigint NOT NULL DEFAULT 1,
    name text COLLATE "C" NOT NULL,
    address text COLLATE "C",
    city text COLLATE "C",
    country text COLLATE "C",
    time_zone text COLLATE "C" NOT NULL,
    capacity bigint CONSTRAINT venues_capacity CHECK (capacity >= 0),
    latitude double precision,
    longitude double precision,
    access jsonb NOT NULL,
    CONSTRAINT venues_geo CHECK ((latitude IS NULL) = (longitude IS NULL)),
    CONSTRAINT venues_latitude CHECK (latitude BETWEEN -90 AND 90),
    CONSTRAINT venues_longitude CHECK (longitude BETWEEN -180 AND 180)
);

CREATE TABLE travel_times (
    "from" uuid NOT NULL CONSTRAINT travel_times_from REFERENCES venues (id) ON DELETE CASCADE,
    "to" uuid NOT NULL CONSTRAINT travel_times_to REFERENCES venues (id) ON DELETE CASCADE,
    minutes bigint NOT NULL CONSTRAINT travel_times_minutes CHECK (minutes >= 0),
    PRIMARY KEY ("from", "to")
);
CREATE INDEX travel_times_by_to ON travel_times ("to");

-- The lists are values; the tables after it name the rows they mention, so that those cannot vanish.
CREATE TABLE agreements (
    id uuid PRIMARY KEY,
    key text COLLATE "C" NOT NULL CONSTRAINT agreements_key_unique UNIQUE,
    revision bigint NOT NULL DEFAULT 1,
    kind text COLLATE "C" NOT NULL CONSTRAINT agreements_kind CHECK (kind IN ('friendship', 'memorandum-of-understanding', 'cooperation-agreement', 'twinning', 'other')),
    title jsonb NOT NULL,
    parties jsonb NOT NULL,
    signed_on text COLLATE "C",
    starts_on text COLLATE "C",
    ends_on text COLLATE "C",
    term text COLLATE "C",
    renewal text COLLATE "C" CONSTRAINT agreements_renewal CHECK (renewal IN ('none', 'automatic', 'negotiated')),
    lineage jsonb NOT NULL,
    themes jsonb NOT NULL,
    expiry_reminders jsonb NOT NULL,
    signatures jsonb NOT NULL,
    witnesses jsonb NOT NULL,
    commitments jsonb NOT NULL
);

CREATE TABLE agreement_organisations (
    agreement uuid NOT NULL CONSTRAINT agreement_organisations_agreement REFERENCES agreements (id) ON DELETE CASCADE,
    organisation uuid NOT NULL CONSTRAINT agreement_organisations_organisation REFERENCES organisations (id),
    PRIMARY KEY (agreement, organisation)
);
CREATE INDEX agreement_organisations_back ON agreement_organisations (organisation);

CREATE TABLE agreement_people (
    agreement uuid NOT NULL CONSTRAINT agreement_people_agreement REFERENCES agreements (id) ON DELETE CASCADE,
    person uuid NOT NULL CONSTRAINT agreement_people_person REFERENCES people (id),
    PRIMARY KEY (agreement, person)
);
CREATE INDEX agreement_people_back ON agreement_people (person);

CREATE TABLE agreement_themes (
    agreement uuid NOT NULL CONSTRAINT agreement_themes_agreement REFERENCES agreements (id) ON DELETE CASCADE,
    theme uuid NOT NULL CONSTRAINT agreement_themes_theme REFERENCES themes (id),
    PRIMARY KEY (agreement, theme)
);
CREATE INDEX agreement_themes_back ON agreement_themes (theme);

CREATE TABLE agreement_lineage (
    agreement uuid NOT NULL CONSTRAINT agreement_lineage_agreement REFERENCES agreements (id) ON DELETE CASCADE,
    earlier uuid NOT NULL CONSTRAINT agreement_lineage_earlier REFERENCES agreements (id),
    PRIMARY KEY (agreement, earlier)
);
CREATE INDEX agreement_lineage_back ON agreement_lineage (earlier);
