//! Agreements.

use diesel::prelude::*;

use super::db::Db;
use super::documents::Doc;
use super::error::Error;
use super::references;
use super::register::{columns, deletion, register};
use super::schema::agreements;
use super::types::{Plain, plain, text};
use crate::domain::agreement::{
    Agreement, AgreementKind, Commitment, Lineage, Owner, Renewal, Signature,
};
use crate::domain::ids::{AgreementId, OrganisationId, PersonId, ThemeId};
use crate::domain::text::Texts;
use crate::domain::time::PartialDate;

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = agreements, treat_none_as_null = true)]
struct Row {
    id: AgreementId,
    key: Plain,
    kind: AgreementKind,
    title: Texts,
    parties: Doc<Vec<OrganisationId>>,
    signed_on: Option<PartialDate>,
    starts_on: Option<PartialDate>,
    ends_on: Option<PartialDate>,
    term: Option<Plain>,
    renewal: Option<Renewal>,
    lineage: Doc<Vec<(Lineage, AgreementId)>>,
    themes: Doc<Vec<ThemeId>>,
    expiry_reminders: Doc<Vec<String>>,
    signatures: Doc<Vec<Signature>>,
    witnesses: Doc<Vec<PersonId>>,
    commitments: Doc<Vec<Commitment>>,
}

register!(agreements, AgreementId, Agreement, write: write_parts);
deletion!(agreements, AgreementId);

fn write_parts(db: &mut Db, agreement: &Agreement) -> Result<(), Error> {
    let owners = || {
        agreement
            .commitments
            .iter()
            .filter_map(|commitment| commitment.owner)
    };
    let signatures = || agreement.signatures.iter();
    let organisations = agreement.parties.iter().copied();
    let organisations = organisations
        .chain(signatures().flat_map(|signature| signature.parties.iter().copied()))
        .chain(owners().filter_map(|owner| match owner {
            Owner::Organisation(id) => Some(id),
            Owner::Person(_) => None,
        }));
    let people = agreement.witnesses.iter().copied();
    let people = people
        .chain(signatures().map(|signature| signature.person))
        .chain(owners().filter_map(|owner| match owner {
            Owner::Person(id) => Some(id),
            Owner::Organisation(_) => None,
        }));
    references::agreement_organisations(db, agreement.id, organisations.collect())?;
    references::agreement_people(db, agreement.id, people.collect())?;
    references::agreement_themes(db, agreement.id, agreement.themes.iter().copied().collect())?;
    references::agreement_lineage(
        db,
        agreement.id,
        agreement
            .lineage
            .iter()
            .map(|(_, earlier)| *earlier)
            .collect(),
    )
}

impl From<Row> for Agreement {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            key: row.key.0,
            kind: row.kind,
            title: row.title,
            parties: row.parties.0,
            signed_on: row.signed_on,
            starts_on: row.starts_on,
            ends_on: row.ends_on,
            term: text(row.term),
            renewal: row.renewal,
            lineage: row.lineage.0,
            themes: row.themes.0,
            expiry_reminders: row.expiry_reminders.0,
            signatures: row.signatures.0,
            witnesses: row.witnesses.0,
            commitments: row.commitments.0,
        }
    }
}

impl From<&Agreement> for Row {
    fn from(agreement: &Agreement) -> Self {
        Self {
            id: agreement.id,
            key: Plain::from(&agreement.key),
            kind: agreement.kind,
            title: agreement.title.clone(),
            parties: Doc(agreement.parties.clone()),
            signed_on: agreement.signed_on,
            starts_on: agreement.starts_on,
            ends_on: agreement.ends_on,
            term: plain(agreement.term.as_ref()),
            renewal: agreement.renewal,
            lineage: Doc(agreement.lineage.clone()),
            themes: Doc(agreement.themes.clone()),
            expiry_reminders: Doc(agreement.expiry_reminders.clone()),
            signatures: Doc(agreement.signatures.clone()),
            witnesses: Doc(agreement.witnesses.clone()),
            commitments: Doc(agreement.commitments.clone()),
        }
    }
}
