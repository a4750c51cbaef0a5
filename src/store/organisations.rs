//! Organisations.

use diesel::prelude::*;

use super::db::Db;
use super::error::Error;
use super::register::{columns, deletion, register};
use super::schema::organisations;
use super::types::{Plain, plain, text};
use crate::domain::ids::OrganisationId;
use crate::domain::person::{Organisation, OrganisationKind};
use crate::domain::time::Zone;

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = organisations, treat_none_as_null = true)]
struct Row {
    id: OrganisationId,
    key: Plain,
    name: Plain,
    kind: OrganisationKind,
    city: Option<Plain>,
    country: Option<Plain>,
    time_zone: Zone,
    website: Option<Plain>,
    acts_for: Option<OrganisationId>,
    public: bool,
}

register!(organisations, OrganisationId, Organisation);
deletion!(organisations, OrganisationId);

impl From<Row> for Organisation {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            key: row.key.0,
            name: row.name.0,
            kind: row.kind,
            city: text(row.city),
            country: text(row.country),
            time_zone: row.time_zone,
            website: text(row.website),
            acts_for: row.acts_for,
            public: row.public,
        }
    }
}

impl From<&Organisation> for Row {
    fn from(organisation: &Organisation) -> Self {
        Self {
            id: organisation.id,
            key: Plain::from(&organisation.key),
            name: Plain::from(&organisation.name),
            kind: organisation.kind,
            city: plain(organisation.city.as_ref()),
            country: plain(organisation.country.as_ref()),
            time_zone: organisation.time_zone.clone(),
            website: plain(organisation.website.as_ref()),
            acts_for: organisation.acts_for,
            public: organisation.public,
        }
    }
}
