//! Delegations of a visit.

use diesel::prelude::*;

use super::db::Db;
use super::error::Error;
use super::register::{columns, deletion, part_of_visit};
use super::schema::delegations;
use super::types::Plain;
use crate::domain::ids::{DelegationId, OrganisationId, PersonId, VisitId};
use crate::domain::text::Texts;
use crate::domain::visit::Delegation;

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = delegations, treat_none_as_null = true)]
struct Row {
    id: DelegationId,
    visit: VisitId,
    key: Plain,
    name: Texts,
    organisation: OrganisationId,
    head: Option<PersonId>,
}

part_of_visit!(delegations, DelegationId, Delegation, order: delegations::id);
deletion!(delegations, DelegationId);

fn value(row: Row) -> Delegation {
    Delegation {
        id: row.id,
        key: row.key.0,
        name: row.name,
        organisation: row.organisation,
        head: row.head,
    }
}

fn row(visit: VisitId, delegation: &Delegation) -> Row {
    Row {
        id: delegation.id,
        visit,
        key: Plain::from(&delegation.key),
        name: delegation.name.clone(),
        organisation: delegation.organisation,
        head: delegation.head,
    }
}
